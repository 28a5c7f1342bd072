import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { OfferId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { type OfferFeedRequest, offerFeedRequest } from './calendar-link.request.js';
import { ReadFeed } from './read-feed.action.js';
import { ReadOfferFeed } from './read-offer-feed.action.js';
import { conditionsOf, sendFeed } from './written-feed.js';

const tokenParameter = z.string().max(100);

/** What calendar programs subscribe to. They sign in nowhere: whoever has the address of one's own calendar reads it. */
@ApiExcludeController()
@Controller('calendars')
export class FeedsController {
  constructor(
    private readonly readFeed: ReadFeed,
    private readonly readOfferFeed: ReadOfferFeed,
  ) {}

  @Get('offers/:id.ics')
  @Operation({ id: 'offerFeed', summary: 'The group sessions of an offer that are to come, as a calendar' })
  async offer(
    @Param('id', { schema: idParameter }) id: OfferId,
    @Query({ schema: offerFeedRequest }) { language }: OfferFeedRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sendFeed(await this.readOfferFeed.run(id, language), conditionsOf(request), reply);
  }

  @Get(':token.ics')
  @Operation({ id: 'ownFeed', summary: 'A calendar by its secret link' })
  async own(
    @Param('token', { schema: tokenParameter }) token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sendFeed(await this.readFeed.run(token), conditionsOf(request), reply);
  }
}
