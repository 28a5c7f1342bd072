import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId, GroupSessionId, WaitingEntryId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { ChangeWaitingList } from './change-waiting-list.action.js';
import { ReadWaitingList } from './read-waiting-list.action.js';
import { WaitForSeat } from './wait-for-seat.action.js';
import {
  type JoinWaitingListRequest,
  joinWaitingListRequest,
  type WaitForSeatRequest,
  waitForSeatRequest,
} from './waiting-list.request.js';
import { waitingCountsView, waitingEntriesView, waitingEntryView } from './waiting-list.view.js';

@ApiTags('Waiting list')
@Controller('api/v1')
export class WaitingListController {
  constructor(
    private readonly changeWaitingList: ChangeWaitingList,
    private readonly waitForASeat: WaitForSeat,
    private readonly readWaitingList: ReadWaitingList,
  ) {}

  @Post('experts/:id/waiting-list')
  @Idempotent()
  @Operation({
    id: 'joinWaitingList',
    summary: 'Wait for a time of an adviser that is not free',
    description:
      'What comes free in your window is held for the first in line, who is told by letter and has 12 hours (policy) to confirm it or let it go.',
    status: 201,
    answer: waitingEntryView,
    refusals: [
      ...(['not-found', 'not-allowed', 'own-expertise'] as const),
      ...(['times-are-free', 'already-waiting', 'waiting-limit'] as const),
    ],
  })
  async join(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: joinWaitingListRequest }) body: JoinWaitingListRequest,
  ) {
    return this.readWaitingList.one(await this.changeWaitingList.join(actor, id, body));
  }

  @Post('group-sessions/:id/waiting-list')
  @Idempotent()
  @Operation({
    id: 'waitForSeat',
    summary: 'Wait for a seat of a group session that is full',
    description:
      'A seat that comes free is held for the first in line, who is told by letter and has 12 hours (policy), or until an hour ' +
      'before the session, to confirm it or let it go. Whoever lets it go waits no longer; whoever says nothing goes behind the others.',
    status: 201,
    answer: waitingEntryView,
    refusals: [
      ...(['not-found', 'not-allowed', 'own-expertise'] as const),
      ...(['group-session-state', 'already-started', 'too-late', 'seat-limit'] as const),
      ...(['times-are-free', 'already-waiting', 'waiting-limit'] as const),
    ],
  })
  async waitForSeat(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: GroupSessionId,
    @Body({ schema: waitForSeatRequest }) body: WaitForSeatRequest,
  ) {
    return this.readWaitingList.one(await this.waitForASeat.run(actor, id, body));
  }

  @Get('experts/:id/waiting-list')
  @Operation({
    id: 'countWaiting',
    summary: 'How many wait for each of my offers and group sessions',
    answer: waitingCountsView,
    refusals: ['not-found', 'not-allowed'],
  })
  counts(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return this.readWaitingList.counts(actor, id);
  }

  @Get('waiting-list')
  @Operation({
    id: 'listWaitingEntries',
    summary: 'The lines that my organisations wait in',
    answer: waitingEntriesView,
  })
  mine(@SignedIn() actor: Actor) {
    return this.readWaitingList.mine(actor);
  }

  @Delete('waiting-list/:id')
  @Operation({
    id: 'leaveWaitingList',
    summary: 'Wait no longer',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  async leave(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: WaitingEntryId) {
    await this.changeWaitingList.leave(actor, id);
  }
}
