import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AccountTable, type Actor, permit, SignedIn } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { Operation } from '../../platform/http/operation.js';
import type { Dispute } from './dispute.js';
import { type DisputePage, disputePage, type FindSettlersRequest, findSettlersRequest } from './dispute.request.js';
import { DisputeTable } from './dispute.table.js';
import { disputeSummaryView, settlersView, viewDisputeSummary } from './dispute.view.js';

const mostFound = 20;

const disputesView = z
  .object({ items: z.array(disputeSummaryView), next_cursor: z.string().nullable() })
  .meta({ id: 'Disputes' });

const toSettleView = z
  .object({
    items: z.array(disputeSummaryView.extend({ as: z.enum(['mediator', 'panelist']) }).meta({ id: 'DisputeToSettle' })),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'DisputesToSettle' });

@ApiTags('Disputes')
@Controller('api/v1')
export class DisputeQueueController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('disputes')
  @Operation({
    id: 'listDisputes',
    summary: 'Disputes that go on',
    description: 'Those first whose time was over, or will be, first.',
    answer: disputesView,
    refusals: ['not-allowed'],
  })
  list(@SignedIn() actor: Actor, @Query({ schema: disputePage }) { limit, cursor }: DisputePage) {
    permit('listDisputes', actor.steward ? ['steward'] : ['signed-in'], 'list');
    return this.database.transaction(async (tx) => {
      const found = await new DisputeTable(tx).goingOn(placeAfter(cursor), limit + 1);
      const now = this.clock.now();
      const page = pageOf(found, limit, ({ dueAt, openedAt, id }) => ({ at: dueAt ?? openedAt, id }));
      return { ...page, items: page.items.map((one) => viewDisputeSummary(one, now)) };
    });
  }

  @Get('disputes/settlers')
  @Operation({
    id: 'findDisputeSettlers',
    summary: 'Members by name, to name a mediator or a panel from',
    description: 'No more than 20. Whether they are too close to a side is looked at once they are named.',
    answer: settlersView,
    refusals: ['not-allowed'],
  })
  settlers(@SignedIn() actor: Actor, @Query({ schema: findSettlersRequest }) { words }: FindSettlersRequest) {
    permit('findDisputeSettlers', actor.steward ? ['steward'] : ['signed-in'], 'list');
    return this.database.transaction(async (tx) => {
      const found = await new AccountTable(tx).membersNamed(words, mostFound);
      return { items: found.map(({ userId, name, organisations }) => ({ user_id: userId, name, organisations })) };
    });
  }

  @Get('me/disputes')
  @Operation({
    id: 'listMyDisputes',
    summary: 'The disputes that I mediate in or was asked to decide on, the newest first',
    answer: toSettleView,
  })
  mine(@SignedIn() { userId }: Actor, @Query({ schema: disputePage }) { limit, cursor }: DisputePage) {
    return this.database.transaction(async (tx) => {
      const found = await new DisputeTable(tx).settledBy(userId, placeAfter(cursor), limit + 1);
      const now = this.clock.now();
      const { items, next_cursor } = pageOf(found, limit, ({ openedAt, id }) => ({ at: openedAt, id }));
      const roleIn = ({ mediatorId }: Dispute) => (mediatorId === userId ? 'mediator' : 'panelist');
      return { items: items.map((one) => ({ ...viewDisputeSummary(one, now), as: roleIn(one) })), next_cursor };
    });
  }
}
