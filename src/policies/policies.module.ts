import { Module } from '@nestjs/common';
import { PoliciesController } from './policies.controller.js';
import { PolicyPreviews } from './policy-previews.js';
import { RecordPolicy } from './record-policy.action.js';

@Module({ controllers: [PoliciesController], providers: [RecordPolicy, PolicyPreviews], exports: [PolicyPreviews] })
export class PoliciesModule {}
