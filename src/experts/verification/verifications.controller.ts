import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { expertView } from '../expert.view.js';
import { ReadExpert } from '../read-expert.action.js';
import { DecideOnExpert } from './decide-on-expert.action.js';
import { ListVerifications } from './list-verifications.action.js';
import { SubmitExpert } from './submit-expert.action.js';
import {
  type DecideOnExpertRequest,
  decideOnExpertRequest,
  type ListVerificationsRequest,
  listVerificationsRequest,
} from './verification.request.js';
import { decisionsView, verificationsView } from './verification.view.js';

@ApiTags('Verification')
@Controller('api/v1')
export class VerificationsController {
  constructor(
    private readonly submitExpert: SubmitExpert,
    private readonly decideOnExpert: DecideOnExpert,
    private readonly listVerifications: ListVerifications,
    private readonly readExpert: ReadExpert,
  ) {}

  @Post('experts/:id/submission')
  @Operation({
    id: 'submitExpert',
    summary: 'Submit my profile, for a steward to verify',
    answer: expertView,
    refusals: ['not-found', 'not-allowed', 'profile-state', 'profile-not-ready'],
  })
  async submit(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    await this.submitExpert.run(actor, id);
    return this.readExpert.run(actor, id);
  }

  @Get('verifications')
  @Operation({
    id: 'listVerifications',
    summary: 'Who waits to be verified, the longest first',
    answer: verificationsView,
    refusals: ['not-found'],
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listVerificationsRequest }) request: ListVerificationsRequest) {
    return this.listVerifications.run(actor, request);
  }

  @Post('experts/:id/verification')
  @Operation({
    id: 'decideOnExpert',
    summary: 'Approve a profile, which is then live, or return it to its adviser',
    answer: expertView,
    refusals: ['not-found', 'not-allowed', 'own-profile', 'profile-state', 'profile-not-ready'],
  })
  async decide(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: decideOnExpertRequest }) body: DecideOnExpertRequest,
  ) {
    await this.decideOnExpert.run(actor, id, body);
    return this.readExpert.run(actor, id);
  }

  @Get('experts/:id/decisions')
  @Operation({
    id: 'listDecisions',
    summary: 'What stewards decided about a profile, and why; the latest first',
    answer: decisionsView,
    refusals: ['not-found', 'not-allowed'],
  })
  decisions(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.listVerifications.decisions(actor, id);
  }

  @Delete('experts/:id/suspension')
  @Operation({
    id: 'liftSuspension',
    summary: 'Lift a suspension; the profile stays paused until its adviser goes live',
    answer: expertView,
    refusals: ['not-found', 'not-allowed', 'own-profile', 'profile-state'],
  })
  async lift(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    await this.decideOnExpert.liftSuspension(actor, id);
    return this.readExpert.run(actor, id);
  }
}
