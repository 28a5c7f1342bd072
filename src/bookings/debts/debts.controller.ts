import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { moneyView } from '../../experts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type DebtPaymentRequest,
  debtPaymentRequest,
  type ListDebtsRequest,
  listDebtsRequest,
} from './debts.request.js';
import { debtsView } from './debts.view.js';
import { ReadDebts } from './read-debts.action.js';
import { RecordDebtPayment } from './record-debt-payment.action.js';

const owedView = z.object({ owed: moneyView }).meta({ id: 'OwedStill' });

@ApiTags('Bookings')
@Controller('api/v1/organisations/:id')
export class DebtsController {
  constructor(
    private readonly readDebts: ReadDebts,
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
}
