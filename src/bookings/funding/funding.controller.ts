import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { bookingView } from '../booking.view.js';
import { ReadBookings } from '../read-bookings.action.js';
import { FundBooking } from './fund-booking.action.js';
import {
  type FundBookingRequest,
  fundBookingRequest,
  type FundingPreviewRequest,
  fundingPreviewRequest,
  type RecordClientPaymentRequest,
  recordClientPaymentRequest,
} from './funding.request.js';
import { bookingFundingView, fundingPreviewView } from './funding.view.js';
import { ReadFunding } from './read-funding.action.js';
import { RecordClientPayment } from './record-client-payment.action.js';

const paymentRefusals = [
  ...(['payments-off', 'payment-on-its-way', 'payment-too-small', 'no-mandate', 'guarantee-full'] as const),
];
const voucherRefusals = ['voucher-state', 'voucher-not-for-this', 'voucher-too-low', 'match-needed'] as const;

@ApiTags('Bookings')
@Controller('api/v1/bookings/:id')
export class FundingController {
  constructor(
    private readonly readBookings: ReadBookings,
    private readonly readFunding: ReadFunding,
    private readonly fundBooking: FundBooking,
    private readonly recordClientPayment: RecordClientPayment,
  ) {}

  @Get('funding')
  @Operation({
    id: 'readFunding',
    summary: 'Who pays which part of a session, and what is owed still',
    answer: bookingFundingView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BookingId) {
    return this.readFunding.run(actor, id);
  }

  @Get('funding-preview')
  @Operation({
    id: 'previewFunding',
    summary: 'What a voucher would pay of a session, and what its client would',
    answer: fundingPreviewView,
    refusals: ['not-found', 'not-allowed', 'nothing-to-fund', ...voucherRefusals],
  })
  preview(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Query({ schema: fundingPreviewRequest }) request: FundingPreviewRequest,
  ) {
    return this.readFunding.preview(actor, id, request);
  }

  @Post('funding')
  @Idempotent()
  @Operation({
    id: 'fundBooking',
    summary: 'Fix who pays for a held time, and set a voucher’s part aside',
    description:
      'What is paid for whole is confirmed, or its adviser asked. Otherwise the answer says what the client owes, and the time is kept for up to 45 minutes more; by a `rail` that is planned as a payment, which POST /api/v1/payments/{id}/checkout opens. A voucher is named by its id or by its code.',
    answer: bookingFundingView,
    refusals: [
      ...(['not-found', 'not-allowed', 'nothing-to-fund', 'quote-changed', 'already-funded'] as const),
      ...(['hold-lapsed', 'request-lapsed', 'booking-state', 'already-started'] as const),
      ...voucherRefusals,
      ...paymentRefusals,
    ],
  })
  fund(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: fundBookingRequest }) body: FundBookingRequest,
  ) {
    return this.fundBooking.run(actor, id, body);
  }

  @Post('receipts')
  @Idempotent()
  @Operation({
    id: 'recordClientPayment',
    summary: 'Say that the client’s share of a held time has come in, which confirms it',
    description: 'A steward’s, and of no side. The share is the whole price where no other was fixed before.',
    answer: bookingView,
    refusals: [
      ...(['not-found', 'not-allowed', 'conflict-of-interest', 'nothing-to-fund'] as const),
      ...(['hold-lapsed', 'booking-state', 'already-started'] as const),
    ],
  })
  async receive(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BookingId,
    @Body({ schema: recordClientPaymentRequest }) body: RecordClientPaymentRequest,
  ) {
    return this.readBookings.view(await this.recordClientPayment.run(actor, id, body));
  }
}
