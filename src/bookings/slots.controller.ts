import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, MaybeSignedIn, SignedIn } from '../accounts/index.js';
import type { ExpertId } from '../kernel/id.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import {
  type ExplainSlotsRequest,
  explainSlotsRequest,
  type ListSlotsRequest,
  listSlotsRequest,
} from './booking.request.js';
import { refusalsView, slotsView } from './booking.view.js';
import { ExplainSlots } from './explain-slots.action.js';
import { ListSlots } from './list-slots.action.js';

@ApiTags('Bookings')
@Controller('api/v1/experts/:id/slots')
export class SlotsController {
  constructor(
    private readonly listSlots: ListSlots,
    private readonly explainSlots: ExplainSlots,
  ) {}

  @Get()
  @Operation({
    id: 'listSlots',
    summary: 'When an offer can be booked',
    description:
      'Instants; show them in the reader’s zone. Every one of them can be held, and no other time can. An answer has at most ' +
      '2,000: where there are more, ask again with its `next_from` as `from`.',
    answer: slotsView,
    refusals: ['not-found', 'not-allowed', 'seat-not-movable'],
  })
  list(
    @MaybeSignedIn() actor: Actor | undefined,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: listSlotsRequest }) request: ListSlotsRequest,
  ) {
    return this.listSlots.run(actor, id, request);
  }

  @Get('refusals')
  @Operation({
    id: 'explainSlots',
    summary: 'Why a time is not free',
    description:
      'Each start that a session might have in at most two days, in open hours and out of them, with the rule that is against it.',
    answer: refusalsView,
    refusals: ['not-found', 'not-allowed'],
  })
  explain(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: explainSlotsRequest }) request: ExplainSlotsRequest,
  ) {
    return this.explainSlots.run(actor, id, request);
  }
}
