import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { bookingFundingView } from '../funding/funding.view.js';
import { PlanSessionPayment } from './plan-session-payment.action.js';
import { ReadPaymentOptions } from './read-payment-options.action.js';
import { type PlanSessionPaymentRequest, planSessionPaymentRequest } from './session-payment.request.js';
import { paymentOptionsView, viewPaymentOptions } from './session-payment.view.js';

@ApiTags('Bookings')
@Controller('api/v1/bookings/:id')
export class SessionPaymentsController {
  constructor(
    private readonly readOptions: ReadPaymentOptions,
    private readonly planPayment: PlanSessionPayment,
  ) {}

  @Get('payment-options')
  @Operation({
    id: 'listPaymentOptions',
    summary:
      'How what is owed of a held time, or of a session whose payment was taken back, can be paid, and what it costs the co-op',
    answer: paymentOptionsView,
    refusals: ['not-found', 'not-allowed', 'nothing-to-fund'],
  })
  async list(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return viewPaymentOptions(await this.readOptions.run(actor, id));
  }

  @Post('payments')
  @Operation({
    id: 'planSessionPayment',
    summary: 'Choose how to pay what is owed of a held time, or choose otherwise',
    description:
      'After it is fixed who pays. What was to be paid in another way is ended, unless it is on its way. Open its page by POST /api/v1/payments/{id}/checkout. Where what was paid for a session was taken back, this plans the payment of all that its client owes: see `pay_anew`.',
    answer: bookingFundingView,
    refusals: [
      ...(['not-found', 'not-allowed', 'nothing-to-fund', 'booking-state', 'hold-lapsed', 'request-lapsed'] as const),
      ...([
        'payments-off',
        'provider-unavailable',
        'unknown-to-provider',
        'payment-on-its-way',
        'payment-too-small',
        'debt-exceeded',
        'no-mandate',
        'guarantee-full',
      ] as const),
    ],
  })
  plan(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: planSessionPaymentRequest }) body: PlanSessionPaymentRequest,
  ) {
    return this.planPayment.run(actor, id, body);
  }
}
