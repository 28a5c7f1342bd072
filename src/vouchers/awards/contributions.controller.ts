import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ContributionId, VoucherId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ContributionDecisionRequest,
  contributionDecisionRequest,
  type ContributionRequest,
  contributionRequest,
} from './contribution.request.js';
import { KeepContributions } from './keep-contributions.action.js';
import { ReadVouchers } from './read-vouchers.action.js';
import { type ListSubsidyAwardsRequest, listSubsidyAwardsRequest } from './voucher.request.js';
import { contributionsView, contributionView, subsidyAwardsView, viewContribution } from './voucher-details.view.js';

/** What is given beside vouchers, and which of them are public money. */
@ApiTags('Vouchers')
@Controller('api/v1')
export class ContributionsController {
  constructor(
    private readonly readVouchers: ReadVouchers,
    private readonly keepContributions: KeepContributions,
  ) {}

  @Get('vouchers/:id/contributions')
  @Operation({
    id: 'listContributions',
    summary: 'What was given in kind beside a voucher, the newest first',
    answer: contributionsView,
    refusals: ['not-found'],
  })
  list(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: VoucherId) {
    return this.readVouchers.contributions(actor, id);
  }

  @Post('vouchers/:id/contributions')
  @Idempotent()
  @Operation({
    id: 'recordContribution',
    summary: 'Record what we gave in kind beside a voucher',
    description: 'It counts once the funder or a steward has confirmed it.',
    status: 201,
    answer: contributionView,
    refusals: ['not-found', 'not-allowed', 'voucher-state', 'contribution-state', 'too-early', 'too-many-entries'],
  })
  async record(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Body({ schema: contributionRequest }) body: ContributionRequest,
  ) {
    return viewContribution(await this.keepContributions.record(actor, id, body));
  }

  @Post('vouchers/:id/contributions/:contribution/decision')
  @Idempotent()
  @Operation({
    id: 'decideContribution',
    summary: 'Confirm or refuse what was given in kind',
    answer: contributionView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'contribution-state'],
  })
  async decide(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: VoucherId,
    @Param('contribution', { schema: idParameter }) contributionId: ContributionId,
    @Body({ schema: contributionDecisionRequest }) body: ContributionDecisionRequest,
  ) {
    return viewContribution(await this.keepContributions.decide(actor, { id, contributionId }, body));
  }

  @Get('subsidy-awards')
  @Operation({
    id: 'listSubsidyAwards',
    summary: 'The vouchers that are Minimal Financial Assistance, the newest first',
    description: 'For stewards: those marked for publication belong in the public database of subsidies.',
    answer: subsidyAwardsView,
    refusals: ['not-found'],
  })
  subsidies(@SignedIn() actor: Actor, @Query({ schema: listSubsidyAwardsRequest }) request: ListSubsidyAwardsRequest) {
    return this.readVouchers.subsidyAwards(actor, request);
  }
}
