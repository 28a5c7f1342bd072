import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { expertView } from '../expert.view.js';
import { ReadExpert } from '../read-expert.action.js';
import { DecidePromotion } from './decide-promotion.action.js';
import { developmentView } from './development.view.js';
import {
  type DecidePromotionRequest,
  decidePromotionRequest,
  type EndorsePromotionRequest,
  endorsePromotionRequest,
} from './promotion.request.js';
import { ReadDevelopment } from './read-development.action.js';
import { RequestPromotion } from './request-promotion.action.js';

@ApiTags('Development')
@Controller('api/v1/experts/:id')
export class DevelopmentController {
  constructor(
    private readonly readDevelopment: ReadDevelopment,
    private readonly requestPromotion: RequestPromotion,
    private readonly decidePromotion: DecidePromotion,
    private readonly readExpert: ReadExpert,
  ) {}

  @Get('development')
  @Operation({
    id: 'readDevelopment',
    summary: 'How far a barefoot adviser is on the way to specialist',
    answer: developmentView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.readDevelopment.run(actor, id);
  }

  @Post('promotion-request')
  @Idempotent()
  @Operation({
    id: 'requestPromotion',
    summary: 'Ask to become a specialist',
    description: 'Whoever oversees you is asked whether they endorse it; a steward decides.',
    status: 201,
    answer: developmentView,
    refusals: ['not-found', 'not-allowed', 'promotion-not-ready', 'promotion-state'],
  })
  async request(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    await this.requestPromotion.run(actor, id);
    return this.readDevelopment.run(actor, id);
  }

  @Post('promotion-request/endorsement')
  @Operation({
    id: 'endorsePromotion',
    summary: 'Say whether I am for it that an adviser whom I oversee becomes a specialist',
    answer: developmentView,
    refusals: ['not-found', 'not-allowed', 'own-profile', 'promotion-state', 'profile-suspended'],
  })
  async endorse(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: endorsePromotionRequest }) body: EndorsePromotionRequest,
  ) {
    await this.requestPromotion.endorse(actor, id, body);
    return this.readDevelopment.run(actor, id);
  }

  @Post('promotion-request/decision')
  @Operation({
    id: 'decidePromotion',
    summary: 'Decide whether an adviser becomes a specialist',
    answer: expertView,
    refusals: ['not-found', 'not-allowed', 'own-profile', 'promotion-not-ready', 'promotion-state'],
  })
  async decide(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: decidePromotionRequest }) body: DecidePromotionRequest,
  ) {
    await this.decidePromotion.run(actor, id, body);
    return this.readExpert.run(actor, id);
  }
}
