import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { type PolicyRequest, policyRequest } from './policy.request.js';
import { PolicyTable } from './policy.table.js';
import { policiesView, previewView, viewPolicies, viewPreview } from './policy.view.js';
import { RecordPolicy } from './record-policy.action.js';

const mostShown = 200;

@ApiTags('Policies')
@Controller('api/v1/policies')
export class PoliciesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly recordPolicy: RecordPolicy,
  ) {}

  @Get()
  @Operation({
    id: 'readPolicies',
    summary: 'The figures that the members decided, with the decisions behind them',
    answer: policiesView,
  })
  async read() {
    const policies = await this.database.transaction((tx) => new PolicyTable(tx).all());
    return viewPolicies(policies, this.clock.now());
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'recordPolicy',
    summary: 'Record what the members decided',
    description: 'Never edited: a later row replaces it from its own date on. See first what it would touch.',
    status: 201,
    answer: policiesView,
    refusals: ['not-allowed', 'policy-in-the-past', 'policy-dated-already', 'members-decide'],
  })
  async record(@SignedIn() actor: Actor, @Body({ schema: policyRequest }) body: PolicyRequest) {
    return viewPolicies(await this.recordPolicy.run(actor, body), this.clock.now());
  }

  @Post('previews')
  @Operation({
    id: 'previewPolicy',
    summary: 'What a change would touch',
    answer: previewView,
    refusals: ['not-allowed'],
  })
  async preview(@SignedIn() actor: Actor, @Body({ schema: policyRequest }) body: PolicyRequest) {
    return viewPreview(await this.recordPolicy.preview(actor, body), mostShown);
  }
}
