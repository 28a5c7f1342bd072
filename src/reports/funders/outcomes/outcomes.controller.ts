import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../../accounts/index.js';
import type { OutcomeId, VoucherId } from '../../../kernel/id.js';
import { Idempotent } from '../../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../../platform/http/operation.js';
import { idParameter } from '../../../platform/http/parameters.js';
import { KeepOutcomes } from './keep-outcomes.action.js';
import {
  type ListOutcomesRequest,
  listOutcomesRequest,
  type RecordOutcomeRequest,
  recordOutcomeRequest,
} from './outcome.request.js';
import { outcomesView, outcomeView, viewOutcome } from './outcome.view.js';

@ApiTags('Funder reports')
@Controller('api/v1/vouchers/:id/outcomes')
export class OutcomesController {
  constructor(private readonly keepOutcomes: KeepOutcomes) {}

  @Get()
  @Operation({
    id: 'listOutcomes',
    summary: 'What came of a voucher, what was recorded last coming first',
    answer: outcomesView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Query({ schema: listOutcomesRequest }) request: ListOutcomesRequest,
  ) {
    return this.keepOutcomes.list(actor, id, request);
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'recordOutcome',
    summary: 'Record what came of a voucher',
    description: 'By its organisation or a steward. The funder is told the figures that its programme asks for.',
    status: 201,
    answer: outcomeView,
    refusals: ['not-found', 'not-allowed', 'voucher-state', 'too-early', 'too-many-entries'],
  })
  async record(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: recordOutcomeRequest }) body: RecordOutcomeRequest,
  ) {
    return viewOutcome(await this.keepOutcomes.record(actor, id, body));
  }

  @Post(':outcome_id/withdrawal')
  @Operation({
    id: 'withdrawOutcome',
    summary: 'Withdraw an outcome that was recorded wrongly',
    answer: outcomeView,
    refusals: ['not-found', 'not-allowed'],
  })
  async withdraw(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Param('outcome_id', { schema: idParameter }) outcomeId: OutcomeId,
  ) {
    return viewOutcome(await this.keepOutcomes.withdraw(actor, id, outcomeId));
  }
}
