import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ApplicationId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { AppealDecision } from './appeal-decision.action.js';
import { type DiagnoseApplicationRequest, diagnoseApplicationRequest } from './application.request.js';
import { applicationView } from './application.view.js';
import { DecideApplication } from './decide-application.action.js';
import {
  type AppealDecisionRequest,
  appealDecisionRequest,
  type DecideAppealRequest,
  decideAppealRequest,
  type DecideApplicationRequest,
  decideApplicationRequest,
} from './decision.request.js';
import { DiagnoseApplication } from './diagnose-application.action.js';
import { ReadApplications } from './read-applications.action.js';

@ApiTags('Applications')
@Controller('api/v1/applications/:id')
export class DecisionsController {
  constructor(
    private readonly readApplications: ReadApplications,
    private readonly diagnoseApplication: DiagnoseApplication,
    private readonly decideApplication: DecideApplication,
    private readonly appealDecision: AppealDecision,
  ) {}

  @Put('diagnosis')
  @Operation({
    id: 'diagnoseApplication',
    summary: 'Say what kind of adviser an applicant needs, and about what',
    description: 'A steward’s, until the application is scored or decided. The applicant and the scorers read it.',
    answer: applicationView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'application-state'],
  })
  async diagnose(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ApplicationId,
    @Body({ schema: diagnoseApplicationRequest }) body: DiagnoseApplicationRequest,
  ) {
    await this.diagnoseApplication.run(actor, id, body);
    return this.readApplications.one(actor, id);
  }

  @Post('decision')
  @Idempotent()
  @Operation({
    id: 'decideApplication',
    summary: 'Write down what a panel or the members decided',
    description:
      'A steward’s. Where there is no money for an offer it is refused, and can be put on the waiting list instead. Of those who wait one can only be rejected.',
    answer: applicationView,
    refusals: [
      ...(['not-found', 'not-allowed', 'conflict-of-interest', 'application-state', 'programme-state'] as const),
      ...(['programme-budget', 'programme-month-full', 'balance-too-low'] as const),
    ],
  })
  async decide(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ApplicationId,
    @Body({ schema: decideApplicationRequest }) body: DecideApplicationRequest,
  ) {
    await this.decideApplication.run(actor, id, body);
    return this.readApplications.one(actor, id);
  }

  @Post('appeal')
  @Idempotent()
  @Operation({
    id: 'appealDecision',
    summary: 'Appeal against a rejection',
    description: 'Once, and within the days that the application’s `appeal_until` says.',
    status: 201,
    answer: applicationView,
    refusals: ['not-found', 'not-allowed', 'application-state', 'already-appealed', 'appeal-too-late'],
  })
  async appeal(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ApplicationId,
    @Body({ schema: appealDecisionRequest }) body: AppealDecisionRequest,
  ) {
    await this.appealDecision.run(actor, id, body);
    return this.readApplications.one(actor, id);
  }

  @Post('appeal/decision')
  @Idempotent()
  @Operation({
    id: 'decideAppeal',
    summary: 'Decide an appeal',
    description: 'For a steward who neither scored it nor decided first. Upheld, the application is decided anew.',
    answer: applicationView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'application-state', 'application-standing'],
  })
  async decideTheAppeal(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ApplicationId,
    @Body({ schema: decideAppealRequest }) body: DecideAppealRequest,
  ) {
    await this.appealDecision.decide(actor, id, body);
    return this.readApplications.one(actor, id);
  }
}
