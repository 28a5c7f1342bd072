import { Module, type OnModuleInit } from '@nestjs/common';
import { Retention } from '../platform/retention.js';
import { PoliciesController } from './policies.controller.js';
import { PolicyTable } from './policy.table.js';
import { PolicyPreviews } from './policy-previews.js';
import { RecordPolicy } from './record-policy.action.js';

@Module({ controllers: [PoliciesController], providers: [RecordPolicy, PolicyPreviews], exports: [PolicyPreviews] })
export class PoliciesModule implements OnModuleInit {
  constructor(private readonly retention: Retention) {}

  onModuleInit(): void {
    this.retention.decidedBy((tx, at) => new PolicyTable(tx).inForce('retention', at));
  }
}
