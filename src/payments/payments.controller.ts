import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import type { OrganisationId, PaymentId } from '../kernel/id.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { CancelPayment } from './cancel-payment.action.js';
import { LookAgain } from './look-again.action.js';
import { OpenCheckout } from './open-checkout.action.js';
import {
  type ListPaymentsRequest,
  listPaymentsRequest,
  type OpenCheckoutRequest,
  openCheckoutRequest,
} from './payment.request.js';
import { checkoutView, paymentsView, paymentView, viewCheckout, viewPayment, viewPayments } from './payment.view.js';
import { ReadPayments } from './read-payments.action.js';

const unanswered = ['payments-off', 'provider-unavailable', 'unknown-to-provider'] as const;

/** None of these is `@Idempotent()`: that would hold a transaction open while a provider is asked, and each may be done twice. */
@ApiTags('Payments')
@Controller('api/v1')
export class PaymentsController {
  constructor(
    private readonly readPayments: ReadPayments,
    private readonly openCheckout: OpenCheckout,
    private readonly cancelPayment: CancelPayment,
    private readonly lookAgain: LookAgain,
  ) {}

  @Get('organisations/:id/payments')
  @Operation({
    id: 'listPayments',
    summary: 'What an organisation paid by a provider, or tried to, the newest first',
    answer: paymentsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: listPaymentsRequest }) request: ListPaymentsRequest,
  ) {
    return viewPayments(await this.readPayments.list(actor, id, request));
  }

  @Get('payments/:id')
  @Operation({
    id: 'readPayment',
    summary: 'How a payment stands, as far as we know',
    answer: paymentView,
    refusals: ['not-found', 'not-allowed'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: PaymentId) {
    return viewPayment(await this.readPayments.one(actor, id));
  }

  @Post('payments/:id/checkout')
  @Operation({
    id: 'openCheckout',
    summary: 'Open the page to pay on, or go on where it was left',
    description:
      'The page is the provider’s. Asking again, or from two places at once, leads to the same page: nobody pays twice. A Direct Debit by a mandate that stands has none, and is on its way then.',
    answer: checkoutView,
    refusals: ['not-found', 'not-allowed', 'payment-state', 'no-mandate', ...unanswered],
  })
  async open(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: PaymentId,
    @Body({ schema: openCheckoutRequest }) { language }: OpenCheckoutRequest,
  ) {
    return viewCheckout(await this.openCheckout.run(actor, id, language));
  }

  @Post('payments/:id/cancellation')
  @Operation({
    id: 'cancelPayment',
    summary: 'End a payment that nobody has made, to pay otherwise',
    answer: paymentView,
    refusals: ['not-found', 'not-allowed', 'payment-state', ...unanswered],
  })
  async cancel(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: PaymentId) {
    return viewPayment(await this.cancelPayment.run(actor, id));
  }

  @Post('payments/:id/refresh')
  @Operation({
    id: 'refreshPayment',
    summary: 'Ask the provider now how a payment stands',
    description:
      'Providers tell us by themselves, and we ask them every ten minutes: this is for who does not want to wait.',
    answer: paymentView,
    refusals: ['not-found', 'not-allowed', ...unanswered],
  })
  async refresh(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: PaymentId) {
    return viewPayment(await this.lookAgain.run(actor, id));
  }
}
