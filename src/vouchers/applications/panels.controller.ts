import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ApplicationId, UserId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ListScoringRequest,
  listScoringRequest,
  type RecuseScorerRequest,
  recuseScorerRequest,
  type ScoreApplicationRequest,
  scoreApplicationRequest,
} from './panel.request.js';
import { panelView, scoringView } from './panel.view.js';
import { ReadPanel } from './read-panel.action.js';
import { ScoreApplication } from './score-application.action.js';
import { SeatPanel } from './seat-panel.action.js';

@ApiTags('Applications')
@Controller('api/v1')
export class PanelsController {
  constructor(
    private readonly readPanel: ReadPanel,
    private readonly seatPanel: SeatPanel,
    private readonly scoreApplication: ScoreApplication,
  ) {}

  @Get('me/scoring')
  @Operation({
    id: 'listMyScoring',
    summary: 'The applications that I was asked to score, the newest first',
    answer: scoringView,
  })
  mine(@SignedIn() actor: Actor, @Query({ schema: listScoringRequest }) request: ListScoringRequest) {
    return this.readPanel.ofPerson(actor, request);
  }

  @Get('applications/:id/panel')
  @Operation({
    id: 'readPanel',
    summary: 'Who scores an application, and what they gave',
    description: 'Until all have scored a scorer sees their own score alone, and a steward who has scored.',
    answer: panelView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ApplicationId) {
    return this.readPanel.run(actor, id);
  }

  @Put('applications/:id/scorers/:userId')
  @Operation({
    id: 'assignScorer',
    summary: 'Ask somebody to score an application',
    description:
      'Nobody who belongs to the applicant, has declared an interest in it or has advised it. A member of the funder may, and the panel sees it.',
    answer: panelView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'application-state', 'panel-full', 'scorer-state'],
  })
  async assign(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ApplicationId,
    @Param('userId', { schema: idParameter }) userId: UserId,
  ) {
    await this.seatPanel.assign(actor, id, userId);
    return this.readPanel.run(actor, id);
  }

  @Post('applications/:id/scorers/:userId/recusal')
  @Idempotent()
  @Operation({
    id: 'recuseScorer',
    summary: 'Leave the panel of an application, or let a scorer go',
    description: 'Before the score is given. The scores of the others count.',
    status: 204,
    refusals: [
      ...(['not-found', 'not-allowed', 'conflict-of-interest', 'application-state'] as const),
      ...(['already-scored', 'scorer-state'] as const),
    ],
  })
  recuse(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ApplicationId,
    @Param('userId', { schema: idParameter }) userId: UserId,
    @Body({ schema: recuseScorerRequest }) { reason }: RecuseScorerRequest,
  ) {
    return this.seatPanel.recuse(actor, id, userId, reason);
  }

  @Post('applications/:id/score')
  @Idempotent()
  @Operation({
    id: 'scoreApplication',
    summary: 'Score an application',
    description:
      'Each criterion from 0 to 5, once and for good. Once all have scored, the median of the totals is its score.',
    status: 201,
    answer: panelView,
    refusals: [
      ...(['not-found', 'not-allowed', 'conflict-of-interest', 'application-state'] as const),
      ...(['criteria-differ', 'already-scored'] as const),
    ],
  })
  async score(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ApplicationId,
    @Body({ schema: scoreApplicationRequest }) body: ScoreApplicationRequest,
  ) {
    await this.scoreApplication.run(actor, id, body);
    return this.readPanel.run(actor, id);
  }
}
