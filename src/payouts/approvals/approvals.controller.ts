import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import { type ApprovePayoutsRequest, approvePayoutsRequest } from './approval.request.js';
import { approvalsView, payoutsToApproveView, viewApprovals, viewPayoutsToApprove } from './approval.view.js';
import { ApprovePayouts } from './approve-payouts.action.js';
import { ReadApprovals } from './read-approvals.action.js';

@ApiTags('Payouts')
@Controller('api/v1/payouts/approvals')
export class ApprovalsController {
  constructor(
    private readonly approvePayouts: ApprovePayouts,
    private readonly readApprovals: ReadApprovals,
  ) {}

  @Get()
  @Operation({
    id: 'listPayoutsToApprove',
    summary: 'Payouts by GoCardless that wait for a steward’s word, the oldest first, and whether the float holds them',
    description: 'What the adviser’s bank says of the name is beside each. No more than 500 are shown at once.',
    answer: payoutsToApproveView,
    refusals: ['not-found', 'payments-off', 'provider-unavailable'],
  })
  async list(@SignedIn() actor: Actor) {
    return viewPayoutsToApprove(await this.readApprovals.run(actor));
  }

  @Post()
  @Operation({
    id: 'approvePayouts',
    summary: 'Let payouts by GoCardless go, as a second pair of eyes',
    description:
      'For stewards who are not the adviser, and do not answer for them. Each is told by itself: what cannot go keeps none of the others. Approving twice does nothing more.',
    answer: approvalsView,
    refusals: ['not-found', 'payments-off', 'provider-unavailable'],
  })
  async approve(@SignedIn() actor: Actor, @Body({ schema: approvePayoutsRequest }) body: ApprovePayoutsRequest) {
    return viewApprovals(await this.approvePayouts.run(actor, body));
  }
}
