import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ProgrammeId, StandingDepositId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { KeepStandingDeposits } from './keep-standing-deposits.action.js';
import {
  type ChangeStandingDepositRequest,
  changeStandingDepositRequest,
  type ListStandingDepositsRequest,
  listStandingDepositsRequest,
  type StartStandingDepositRequest,
  startStandingDepositRequest,
} from './standing-deposit.request.js';
import { standingDepositsView, standingDepositView, viewStandingDeposit } from './standing-deposit.view.js';

@ApiTags('Invoices')
@Controller('api/v1/programmes/:id/standing-deposits')
export class StandingDepositsController {
  constructor(private readonly keepStandingDeposits: KeepStandingDeposits) {}

  @Get()
  @Operation({
    id: 'listStandingDeposits',
    summary: 'What a funder deposits each month, what was started last coming first',
    answer: standingDepositsView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Query({ schema: listStandingDepositsRequest }) request: ListStandingDepositsRequest,
  ) {
    return this.keepStandingDeposits.list(actor, id, request);
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'startStandingDeposit',
    summary: 'Deposit so much each month by Direct Debit',
    description:
      'For the funder’s finance and admins, with a Direct Debit mandate that is active. On its day an invoice is issued and collected by itself. It is a deposit once the money has come.',
    status: 201,
    answer: standingDepositView,
    refusals: [
      ...(['not-found', 'not-allowed', 'programme-state', 'payments-off', 'no-mandate'] as const),
      'standing-deposit-limit',
    ],
  })
  async start(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Body({ schema: startStandingDepositRequest }) body: StartStandingDepositRequest,
  ) {
    return viewStandingDeposit(await this.keepStandingDeposits.start(actor, id, body));
  }

  @Put(':standing_deposit_id/state')
  @Operation({
    id: 'changeStandingDeposit',
    summary: 'Pause, resume or end a monthly deposit',
    description:
      'What fell due while it was paused is not asked for later. What has been asked for already is collected still.',
    answer: standingDepositView,
    refusals: ['not-found', 'not-allowed', 'programme-state', 'no-mandate', 'standing-deposit-state'],
  })
  async change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) programmeId: ProgrammeId,
    @Param('standing_deposit_id', { schema: idParameter }) id: StandingDepositId,
    @Body({ schema: changeStandingDepositRequest }) body: ChangeStandingDepositRequest,
  ) {
    return viewStandingDeposit(await this.keepStandingDeposits.change(actor, { programmeId, id }, body));
  }
}
