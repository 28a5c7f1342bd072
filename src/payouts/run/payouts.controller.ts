import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type CancelPayoutRequest,
  cancelPayoutRequest,
  type ListOwnPayRequest,
  listOwnPayRequest,
  type ListPayoutsRequest,
  listPayoutsRequest,
} from './payout.request.js';
import { payoutsView, payoutView } from './payout.view.js';
import { payoutRunPreviewView, payoutRunView } from './payout-run.view.js';
import { ReadPayouts } from './read-payouts.action.js';
import { RunPayouts } from './run-payouts.action.js';
import { SettlePayout } from './settle-payout.action.js';

/** A run and a look are not `@Idempotent()`: neither is one transaction, and each may be done twice. */
@ApiTags('Payouts')
@Controller('api/v1/payouts')
export class PayoutsController {
  constructor(
    private readonly readPayouts: ReadPayouts,
    private readonly runPayouts: RunPayouts,
    private readonly settlePayout: SettlePayout,
  ) {}

  @Get()
  @Operation({
    id: 'listPayouts',
    summary: 'What was or is to be paid to advisers, the newest first',
    answer: payoutsView,
    refusals: ['not-found'],
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listPayoutsRequest }) request: ListPayoutsRequest) {
    return this.readPayouts.all(actor, request);
  }

  @Get('runs/preview')
  @Operation({
    id: 'previewPayoutRun',
    summary: 'Who would be paid what by a run now, and who not and why, whoever has waited longest first',
    answer: payoutRunPreviewView,
    refusals: ['not-found'],
  })
  preview(@SignedIn() actor: Actor, @Query({ schema: listOwnPayRequest }) request: ListOwnPayRequest) {
    return this.runPayouts.preview(actor, request);
  }

  @Post('runs')
  @Operation({
    id: 'runPayouts',
    summary: 'Put on its way now all that is due by the end of the next working day',
    description:
      'It is done by itself on the morning of every working day. However often and by however many it is asked for, nothing is planned twice.',
    answer: payoutRunView,
    refusals: ['not-found'],
  })
  run(@SignedIn() actor: Actor) {
    return this.runPayouts.run(actor);
  }

  @Get(':id')
  @Operation({
    id: 'readPayout',
    summary: 'How a payout stands, and what it pays',
    answer: payoutView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: AdviserPayoutId) {
    return this.readPayouts.one(actor, id);
  }

  @Post(':id/lookups')
  @Operation({
    id: 'lookAtPayout',
    summary: 'Ask the provider now how a payout stands',
    answer: payoutView,
    refusals: ['not-found', 'payments-off', 'provider-unavailable', 'unknown-to-provider'],
  })
  lookAgain(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: AdviserPayoutId) {
    return this.settlePayout.lookAgain(actor, id);
  }

  @Post(':id/cancellation')
  @Operation({
    id: 'cancelPayout',
    summary: 'Cancel a payout that nobody was asked for yet',
    description: 'What it was to pay is due still, and is planned again on the next working day.',
    answer: payoutView,
    refusals: ['not-found', 'not-allowed', 'payout-state'],
  })
  cancel(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: AdviserPayoutId,
    @Body({ schema: cancelPayoutRequest }) request: CancelPayoutRequest,
  ) {
    return this.settlePayout.cancel(actor, id, request);
  }
}
