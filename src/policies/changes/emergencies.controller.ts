import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { policiesView, viewPolicies } from '../policy.view.js';
import { OverridePolicy } from './override-policy.action.js';
import { type EmergencyRequest, emergencyRequest } from './policy-change.request.js';

@ApiTags('Policies')
@Controller('api/v1/policy-emergencies')
export class EmergenciesController {
  constructor(
    private readonly overridePolicy: OverridePolicy,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Idempotent()
  @Operation({
    id: 'overridePolicy',
    summary: 'Set a members’ figure in an emergency, for a while',
    description:
      'The reason is among the policies, for all to read. It ends by itself, and the figure before it is in force again.',
    status: 201,
    answer: policiesView,
    refusals: ['not-allowed', 'policy-in-the-past', 'policy-dated-already', 'emergency-standing'],
  })
  async override(@SignedIn() actor: Actor, @Body({ schema: emergencyRequest }) body: EmergencyRequest) {
    return viewPolicies(await this.overridePolicy.run(actor, body), this.clock.now());
  }
}
