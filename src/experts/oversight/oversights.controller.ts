import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId, OversightId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { AnswerOversight } from './answer-oversight.action.js';
import { AskOversight } from './ask-oversight.action.js';
import { EndOversight } from './end-oversight.action.js';
import { ListOversights } from './list-oversights.action.js';
import {
  type AnswerOversightRequest,
  answerOversightRequest,
  type AskOversightRequest,
  askOversightRequest,
  type EndOversightRequest,
  endOversightRequest,
  type ListOversightsRequest,
  listOversightsRequest,
} from './oversight.request.js';
import { oversightsView, oversightView } from './oversight.view.js';

@ApiTags('Oversight')
@Controller('api/v1')
export class OversightsController {
  constructor(
    private readonly askOversight: AskOversight,
    private readonly answerOversight: AnswerOversight,
    private readonly endOversight: EndOversight,
    private readonly listOversights: ListOversights,
  ) {}

  @Post('experts/:id/oversights')
  @Idempotent()
  @Operation({
    id: 'askOversight',
    summary: 'Ask a development body or a specialist to answer for me',
    description: 'For barefoot advisers, one at a time. Nothing happens until they accept.',
    status: 201,
    answer: oversightView,
    refusals: ['not-found', 'not-allowed', 'oversight-state'],
  })
  ask(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: askOversightRequest }) body: AskOversightRequest,
  ) {
    return this.askOversight.run(actor, id, body);
  }

  @Get('oversights')
  @Operation({
    id: 'listOversights',
    summary: 'Whom I oversee or am asked to, or who oversees me',
    answer: oversightsView,
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listOversightsRequest }) request: ListOversightsRequest) {
    return this.listOversights.run(actor, request);
  }

  @Post('oversights/:id/answer')
  @Operation({
    id: 'answerOversight',
    summary: 'Accept or decline to oversee an adviser',
    answer: oversightView,
    refusals: ['not-found', 'not-allowed', 'own-profile', 'oversight-state', 'profile-suspended'],
  })
  answer(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OversightId,
    @Body({ schema: answerOversightRequest }) body: AnswerOversightRequest,
  ) {
    return this.answerOversight.run(actor, id, body);
  }

  @Post('oversights/:id/end')
  @Operation({
    id: 'endOversight',
    summary: 'Oversee somebody no longer, or be overseen no longer',
    description:
      'By either side; an adviser also withdraws what nobody has answered. A live profile is paused; booked sessions stand.',
    answer: oversightView,
    refusals: ['not-found', 'not-allowed', 'oversight-state'],
  })
  end(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OversightId,
    @Body({ schema: endOversightRequest }) body: EndOversightRequest,
  ) {
    return this.endOversight.run(actor, id, body);
  }
}
