import { Module, type OnModuleInit } from '@nestjs/common';
import { samplesOf } from '../mail/index.js';
import { Retention } from '../platform/retention.js';
import { CloseVotes } from './changes/close-votes.job.js';
import { EmergenciesController } from './changes/emergencies.controller.js';
import { EndChange } from './changes/end-change.action.js';
import { OverridePolicy } from './changes/override-policy.action.js';
import { PersonalPolicyChanges } from './changes/personal-policy-changes.table.js';
import { PolicyChangesController } from './changes/policy-changes.controller.js';
import { ProposeChange } from './changes/propose-change.action.js';
import { ReadChanges } from './changes/read-changes.action.js';
import { VoteOnChange } from './changes/vote-on-change.action.js';
import { TellOfFigures } from './news/tell-of-figures.job.js';
import { TellOfPolicies } from './news/tell-of-policies.job.js';
import { PoliciesController } from './policies.controller.js';
import { PolicyTable } from './policy.table.js';
import { PolicyPreviews } from './policy-previews.js';
import { RecordPolicy } from './record-policy.action.js';
import { policySamples } from './policies.letters.samples.js';

@Module({
  controllers: [PoliciesController, PolicyChangesController, EmergenciesController],
  providers: [
    ...[RecordPolicy, PolicyPreviews, ProposeChange, VoteOnChange, EndChange, OverridePolicy, ReadChanges, CloseVotes],
    ...[PersonalPolicyChanges, TellOfPolicies, TellOfFigures],
    samplesOf('policies', policySamples),
  ],
  exports: [PolicyPreviews],
})
export class PoliciesModule implements OnModuleInit {
  constructor(private readonly retention: Retention) {}

  onModuleInit(): void {
    this.retention.decidedBy((tx, at) => new PolicyTable(tx).inForce('retention', at));
  }
}
