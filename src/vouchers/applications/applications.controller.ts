import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ApplicationId, OrganisationId, ProgrammeId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ChangeApplicationRequest,
  changeApplicationRequest,
  type ListApplicationsRequest,
  listApplicationsRequest,
  type StartApplicationRequest,
  startApplicationRequest,
} from './application.request.js';
import { applicationsView, applicationView } from './application.view.js';
import { ChangeApplication } from './change-application.action.js';
import { ReadApplications } from './read-applications.action.js';
import { StartApplication } from './start-application.action.js';
import { SubmitApplication } from './submit-application.action.js';

@ApiTags('Applications')
@Controller('api/v1')
export class ApplicationsController {
  constructor(
    private readonly readApplications: ReadApplications,
    private readonly startApplication: StartApplication,
    private readonly changeApplication: ChangeApplication,
    private readonly submitApplication: SubmitApplication,
  ) {}

  @Post('organisations/:id/applications')
  @Idempotent()
  @Operation({
    id: 'startApplication',
    summary: 'Start an application to a programme',
    description:
      'Says at once whether the organisation may apply: one that may not is `ineligible`, with each rule that it does not meet. The need that was stated last stands there again where none is given.',
    status: 201,
    answer: applicationView,
    refusals: [
      ...(['not-found', 'not-allowed', 'programme-state', 'own-programme'] as const),
      ...(['facts-missing', 'application-standing', 'application-limit'] as const),
    ],
  })
  async start(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) organisationId: OrganisationId,
    @Body({ schema: startApplicationRequest }) body: StartApplicationRequest,
  ) {
    const { id } = await this.startApplication.run(actor, organisationId, body);
    return this.readApplications.one(actor, id);
  }

  @Get('organisations/:id/applications')
  @Operation({
    id: 'listOrganisationApplications',
    summary: 'An organisation’s applications, the newest first',
    answer: applicationsView,
    refusals: ['not-found'],
  })
  ofOrganisation(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) organisationId: OrganisationId,
    @Query({ schema: listApplicationsRequest }) request: ListApplicationsRequest,
  ) {
    return this.readApplications.ofOrganisation(actor, organisationId, request);
  }

  @Get('programmes/:id/applications')
  @Operation({
    id: 'listProgrammeApplications',
    summary: 'The applications to a programme, the newest first',
    description:
      'For members of its funder, who see those that were submitted and of their organisations what the programme reports, and for stewards.',
    answer: applicationsView,
    refusals: ['not-found'],
  })
  ofProgramme(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) programmeId: ProgrammeId,
    @Query({ schema: listApplicationsRequest }) request: ListApplicationsRequest,
  ) {
    return this.readApplications.ofProgramme(actor, programmeId, request);
  }

  @Get('applications')
  @Operation({
    id: 'listApplications',
    summary: 'All applications, the newest first',
    answer: applicationsView,
    refusals: ['not-found'],
  })
  all(@SignedIn() actor: Actor, @Query({ schema: listApplicationsRequest }) request: ListApplicationsRequest) {
    return this.readApplications.all(actor, request);
  }

  @Get('applications/:id')
  @Operation({ id: 'readApplication', summary: 'An application', answer: applicationView, refusals: ['not-found'] })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ApplicationId) {
    return this.readApplications.one(actor, id);
  }

  @Patch('applications/:id')
  @Operation({
    id: 'changeApplication',
    summary: 'Change an application that is not submitted',
    answer: applicationView,
    refusals: ['not-found', 'not-allowed', 'application-state'],
  })
  async change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ApplicationId,
    @Body({ schema: changeApplicationRequest }) body: ChangeApplicationRequest,
  ) {
    await this.changeApplication.run(actor, id, body);
    return this.readApplications.one(actor, id);
  }

  @Post('applications/:id/submission')
  @Idempotent()
  @Operation({
    id: 'submitApplication',
    summary: 'Submit an application',
    description:
      'The rules are looked at again, on what the organisation is today. Where the programme is first come, first served, it is offered at once what there is money for, and waits otherwise.',
    answer: applicationView,
    refusals: [
      ...(['not-found', 'not-allowed', 'programme-state', 'own-programme'] as const),
      ...(['facts-missing', 'application-incomplete', 'application-state'] as const),
    ],
  })
  async submit(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ApplicationId) {
    await this.submitApplication.run(actor, id);
    return this.readApplications.one(actor, id);
  }

  @Post('applications/:id/withdrawal')
  @Idempotent()
  @Operation({
    id: 'withdrawApplication',
    summary: 'Withdraw an application',
    answer: applicationView,
    refusals: ['not-found', 'not-allowed', 'application-state'],
  })
  async withdraw(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ApplicationId) {
    await this.changeApplication.withdraw(actor, id);
    return this.readApplications.one(actor, id);
  }
}
