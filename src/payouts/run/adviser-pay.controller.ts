import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { earningsView } from './earning.view.js';
import { type ListOwnPayRequest, listOwnPayRequest } from './payout.request.js';
import { payoutsView } from './payout.view.js';
import { ReadPayouts } from './read-payouts.action.js';

@ApiTags('Payouts')
@Controller('api/v1/experts/:id')
export class AdviserPayController {
  constructor(private readonly readPayouts: ReadPayouts) {}

  @Get('earnings')
  @Operation({
    id: 'listEarnings',
    summary: 'What an adviser has earned, when it is due and whether it is paid, what is due last first',
    answer: earningsView,
    refusals: ['not-found', 'not-allowed'],
  })
  earnings(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: listOwnPayRequest }) request: ListOwnPayRequest,
  ) {
    return this.readPayouts.earnings(actor, id, request);
  }

  @Get('payouts')
  @Operation({
    id: 'listAdviserPayouts',
    summary: 'How an adviser was paid, or is about to be, the newest first',
    answer: payoutsView,
    refusals: ['not-found', 'not-allowed'],
  })
  payouts(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: listOwnPayRequest }) request: ListOwnPayRequest,
  ) {
    return this.readPayouts.ofExpert(actor, id, request);
  }
}
