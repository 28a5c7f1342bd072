import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { AddRateCard } from './add-rate-card.action.js';
import { type RateCardRequest, rateCardRequest, type RateFloorRequest, rateFloorRequest } from './rate-card.request.js';
import { rateCardsView, rateFloorView, viewRateCards } from './rate-card.view.js';
import { ReadRates } from './read-rates.action.js';

@ApiTags('Rates')
@Controller('api/v1/experts/:id')
export class RateCardsController {
  constructor(
    private readonly addRateCard: AddRateCard,
    private readonly readRates: ReadRates,
    private readonly clock: Clock,
  ) {}

  @Get('rate-cards')
  @Operation({
    id: 'listRateCards',
    summary: 'What my hours cost: all cards, past and to come',
    answer: rateCardsView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.readRates.cards(actor, id);
  }

  @Post('rate-cards')
  @Idempotent()
  @Operation({
    id: 'addRateCard',
    summary: 'Say what my hours cost from an instant on',
    description:
      'Never edited: a later card replaces it from its own date on. Sessions that are held or booked keep what they were quoted.',
    status: 201,
    answer: rateCardsView,
    refusals: ['not-found', 'not-allowed', 'rate-under-floor', 'rate-card-dated-already'],
  })
  async add(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: rateCardRequest }) body: RateCardRequest,
  ) {
    return viewRateCards(await this.addRateCard.run(actor, id, body), this.clock.now());
  }

  @Get('rate-floor')
  @Operation({
    id: 'readRateFloor',
    summary: 'The least that an hour may cost, and how it is reckoned',
    answer: rateFloorView,
    refusals: ['not-found', 'not-allowed'],
  })
  floor(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: rateFloorRequest }) request: RateFloorRequest,
  ) {
    return this.readRates.floor(actor, id, request);
  }
}
