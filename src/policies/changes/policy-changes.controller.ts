import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { OrganisationId, PolicyChangeId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { EndChange } from './end-change.action.js';
import {
  type DecisionRequest,
  decisionRequest,
  type ListChangesRequest,
  listChangesRequest,
  type ListVotesRequest,
  listVotesRequest,
  type PolicyChangeRequest,
  policyChangeRequest,
  type SecondRequest,
  secondRequest,
  type VoteRequest,
  voteRequest,
} from './policy-change.request.js';
import { policyChangesView, policyChangeView, policyVotesView, viewChange } from './policy-change.view.js';
import { ProposeChange } from './propose-change.action.js';
import { ReadChanges } from './read-changes.action.js';
import { VoteOnChange } from './vote-on-change.action.js';

const id = () => Param('id', { schema: idParameter });

@ApiTags('Policies')
@Controller('api/v1/policy-changes')
export class PolicyChangesController {
  constructor(
    private readonly proposeChange: ProposeChange,
    private readonly voteOnChange: VoteOnChange,
    private readonly endChange: EndChange,
    private readonly readChanges: ReadChanges,
  ) {}

  @Get()
  @Operation({
    id: 'listPolicyChanges',
    summary: 'What members would have otherwise, with the votes on it, the newest first',
    answer: policyChangesView,
  })
  list(@Query({ schema: listChangesRequest }) request: ListChangesRequest) {
    return this.readChanges.list(request);
  }

  @Get(':id')
  @Operation({
    id: 'readPolicyChange',
    summary: 'A change of a figure, with the votes on it',
    answer: policyChangeView,
    refusals: ['not-found'],
  })
  read(@id() change: PolicyChangeId) {
    return this.readChanges.find(change);
  }

  @Get(':id/votes')
  @Operation({
    id: 'listPolicyVotes',
    summary: 'How organisations voted on a change',
    description: 'For whoever has signed in.',
    answer: policyVotesView,
    refusals: ['not-found'],
  })
  votes(@id() change: PolicyChangeId, @Query({ schema: listVotesRequest }) page: ListVotesRequest) {
    return this.readChanges.votes(change, page);
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'proposePolicyChange',
    summary: 'Propose a change of a figure that the members decide',
    description:
      'An admin proposes it for their organisation, and the vote opens once another organisation seconds it; where a steward does, it opens at once. See first what it would touch.',
    status: 201,
    answer: policyChangeView,
    refusals: ['not-allowed', 'policy-in-the-past', 'policy-change-limit'],
  })
  async propose(@SignedIn() actor: Actor, @Body({ schema: policyChangeRequest }) body: PolicyChangeRequest) {
    return viewChange(await this.proposeChange.run(actor, body));
  }

  @Post(':id/seconding')
  @Operation({
    id: 'secondPolicyChange',
    summary: 'Second a change for another organisation than the one that proposed it: the vote opens',
    answer: policyChangeView,
    refusals: ['not-found', 'not-allowed', 'policy-change-state'],
  })
  async second(
    @SignedIn() actor: Actor,
    @id() change: PolicyChangeId,
    @Body({ schema: secondRequest }) body: SecondRequest,
  ) {
    return viewChange(await this.proposeChange.second(actor, change, body.organisation_id as OrganisationId));
  }

  @Post(':id/votes')
  @Idempotent()
  @Operation({
    id: 'voteOnPolicyChange',
    summary: 'Cast an organisation’s one vote',
    description: 'By an admin of it. It stays as it was cast. More for it than against pass it, where enough voted.',
    status: 201,
    answer: policyChangeView,
    refusals: ['not-found', 'not-allowed', 'policy-change-state', 'already-voted', 'not-a-voter'],
  })
  async vote(@SignedIn() actor: Actor, @id() change: PolicyChangeId, @Body({ schema: voteRequest }) body: VoteRequest) {
    return viewChange(await this.voteOnChange.run(actor, change, body));
  }

  @Post(':id/withdrawal')
  @Operation({
    id: 'withdrawPolicyChange',
    summary: 'Withdraw a change that one has proposed, while it is before the members',
    answer: policyChangeView,
    refusals: ['not-found', 'not-allowed', 'policy-change-state'],
  })
  async withdraw(@SignedIn() actor: Actor, @id() change: PolicyChangeId) {
    return viewChange(await this.endChange.withdraw(actor, change));
  }

  @Post(':id/decision')
  @Idempotent()
  @Operation({
    id: 'decidePolicyChange',
    summary: 'Record the decision behind what the members passed: it becomes a figure',
    description: 'In force as proposed, and not before the countdown ends.',
    status: 201,
    answer: policyChangeView,
    refusals: ['not-found', 'not-allowed', 'policy-change-state', 'policy-dated-already'],
  })
  async decide(
    @SignedIn() actor: Actor,
    @id() change: PolicyChangeId,
    @Body({ schema: decisionRequest }) body: DecisionRequest,
  ) {
    return viewChange(await this.endChange.decide(actor, change, body));
  }
}
