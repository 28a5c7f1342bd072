import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { moneyView } from '../../experts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { paymentView } from '../../payments/index.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { creditView } from './credit.view.js';
import {
  type DebtPaymentRequest,
  debtPaymentRequest,
  type ListDebtsRequest,
  listDebtsRequest,
  type PayDebtRequest,
  payDebtRequest,
} from './debts.request.js';
import { debtsView } from './debts.view.js';
import { PayDebt } from './pay-debt.action.js';
import { ReadCredit } from './read-credit.action.js';
import { ReadDebts } from './read-debts.action.js';
import { RecordDebtPayment } from './record-debt-payment.action.js';

const owedView = z.object({ owed: moneyView }).meta({ id: 'OwedStill' });

@ApiTags('Bookings')
@Controller('api/v1/organisations/:id')
export class DebtsController {
  constructor(
    private readonly readDebts: ReadDebts,
    private readonly readCredit: ReadCredit,
    private readonly payDebt: PayDebt,
    private readonly recordPayment: RecordDebtPayment,
  ) {}

  @Get('debts')
  @Operation({
    id: 'listDebts',
    summary: 'What an organisation owes, and for which sessions',
    description:
      'A voucher pays a late cancellation or a no-show of its client once. From the second on what it would have paid is owed by the client.',
    answer: debtsView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: listDebtsRequest }) request: ListDebtsRequest,
  ) {
    return this.readDebts.run(actor, id, request);
  }

  @Post('debt-payments')
  @Idempotent()
  @Operation({
    id: 'recordDebtPayment',
    summary: 'Say that an organisation has paid something of what it owes',
    status: 201,
    answer: owedView,
    refusals: [
      ...(['not-found', 'not-allowed', 'conflict-of-interest'] as const),
      ...(['debt-exceeded', 'payment-recorded-already', 'too-early'] as const),
    ],
  })
  async pay(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Body({ schema: debtPaymentRequest }) body: DebtPaymentRequest,
  ) {
    return { owed: await this.recordPayment.run(actor, id, body) };
  }

  @Post('payments')
  @Idempotent()
  @Operation({
    id: 'payDebt',
    summary: 'Pay what an organisation owes, by bank or card',
    description:
      'Plans the payment; its page is opened by POST /api/v1/payments/{id}/checkout. What is too much by the time it comes goes back.',
    status: 201,
    answer: paymentView,
    refusals: [
      ...(['not-found', 'not-allowed', 'payments-off'] as const),
      ...(['debt-exceeded', 'payment-too-small', 'payment-on-its-way', 'no-mandate'] as const),
    ],
  })
  payByRail(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Body({ schema: payDebtRequest }) body: PayDebtRequest,
  ) {
    return this.payDebt.run(actor, id, body);
  }

  @Get('credit')
  @Operation({
    id: 'listCredit',
    summary: 'What an organisation paid and is to have back, and why',
    description:
      'What a session did not need goes back as it was paid. What was paid outside this service, or could not be sent back, is kept here.',
    answer: creditView,
    refusals: ['not-found', 'not-allowed'],
  })
  credit(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: listDebtsRequest }) request: ListDebtsRequest,
  ) {
    return this.readCredit.run(actor, id, request);
  }
}
