import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId, OrganisationId } from '../../kernel/id.js';
import { pageRequest } from '../../platform/http/cursor.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { GiveTimeCredits } from './give-time-credits.action.js';
import { ReadTimeCredits } from './read-time-credits.action.js';
import {
  type AdviserTimeGiftRequest,
  adviserTimeGiftRequest,
  type TimeGiftRequest,
  timeGiftRequest,
  type TimeGrantRequest,
  timeGrantRequest,
} from './time-credit.request.js';
import { communityPotView, timeCreditFlagsView, timeCreditsView, timeGiftView } from './time-credit.view.js';

const statementPage = z.strictObject(pageRequest);
type StatementPage = z.output<typeof statementPage>;

@ApiTags('Time credits')
@Controller('api/v1')
export class TimeCreditsController {
  constructor(
    private readonly readTimeCredits: ReadTimeCredits,
    private readonly giveTimeCredits: GiveTimeCredits,
  ) {}

  @Get('organisations/:id/time-credits')
  @Operation({
    id: 'readTimeCredits',
    summary: 'The time credits of an organisation, and every line of them in the order they were written',
    answer: timeCreditsView,
    refusals: ['not-found', 'not-allowed'],
  })
  ofOrganisation(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: statementPage }) page: StatementPage,
  ) {
    return this.readTimeCredits.ofOrganisation(actor, id, page);
  }

  @Get('experts/:id/time-credits')
  @Operation({
    id: 'readAdviserTimeCredits',
    summary: 'The time credits of an adviser',
    answer: timeCreditsView,
    refusals: ['not-found', 'not-allowed'],
  })
  ofExpert(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: statementPage }) page: StatementPage,
  ) {
    return this.readTimeCredits.ofExpert(actor, id, page);
  }

  @Post('organisations/:id/time-credits/gifts')
  @Idempotent()
  @Operation({
    id: 'giveTimeCredits',
    summary: 'Give time credits of an organisation to the community pot',
    status: 201,
    answer: timeGiftView,
    refusals: ['not-found', 'not-allowed', 'balance-too-low'],
  })
  giveOfOrganisation(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Body({ schema: timeGiftRequest }) body: TimeGiftRequest,
  ) {
    return this.giveTimeCredits.byOrganisation(actor, id, body);
  }

  @Post('experts/:id/time-credits/gifts')
  @Idempotent()
  @Operation({
    id: 'giveAdviserTimeCredits',
    summary: 'Give your time credits to the community pot, or to an organisation of yours',
    status: 201,
    answer: timeGiftView,
    refusals: ['not-found', 'not-allowed', 'balance-too-low'],
  })
  giveOfExpert(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: adviserTimeGiftRequest }) body: AdviserTimeGiftRequest,
  ) {
    return this.giveTimeCredits.byExpert(actor, id, body);
  }

  @Get('time-credits/pot')
  @Operation({ id: 'readCommunityPot', summary: 'What the community pot has', answer: communityPotView })
  pot() {
    return this.readTimeCredits.pot();
  }

  @Post('time-credits/grants')
  @Idempotent()
  @Operation({
    id: 'grantTimeCredits',
    summary: 'Give time credits of the community pot to an organisation',
    description: 'For stewards, and never to an organisation of their own. The pot does not go under zero.',
    status: 201,
    answer: timeGiftView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest', 'balance-too-low'],
  })
  grant(@SignedIn() actor: Actor, @Body({ schema: timeGrantRequest }) body: TimeGrantRequest) {
    return this.giveTimeCredits.byPot(actor, body);
  }

  @Get('time-credits/flags')
  @Operation({
    id: 'listTimeCreditFlags',
    summary: 'The accounts that owe more, or have more, than the members’ policy says',
    answer: timeCreditFlagsView,
    refusals: ['not-found'],
  })
  flags(@SignedIn() actor: Actor, @Query({ schema: statementPage }) page: StatementPage) {
    return this.readTimeCredits.flags(actor, page);
  }
}
