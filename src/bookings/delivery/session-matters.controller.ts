import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, permit, SignedIn } from '../../accounts/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Operation } from '../../platform/http/operation.js';
import { instantView } from '../../platform/http/parameters.js';
import { viewBookings } from '../booking.view.js';
import { NoShowTable } from '../no-shows/no-show.table.js';
import { noShowView, viewNoShow } from '../no-shows/no-show.view.js';
import { ObjectionTable } from '../objections/objection.table.js';
import { unrecordedBookings } from './unrecorded.js';
import { objectionView, viewObjection } from './delivery.view.js';

const mostShown = 100;

const mattersView = z
  .object({
    objections: z.array(z.object({ booking_id: z.uuid(), objection: objectionView })),
    no_shows: z.array(noShowView),
    unrecorded: z.array(
      z.object({
        ...{ booking_id: z.uuid(), ended_at: instantView },
        ...{ expert_id: z.uuid(), expert_name: z.string(), organisation_id: z.uuid(), organisation_name: z.string() },
      }),
    ),
  })
  .meta({ id: 'SessionMatters' });

@ApiTags('Sessions')
@Controller('api/v1/session-matters')
export class SessionMattersController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({
    id: 'listSessionMatters',
    summary: 'What waits for a steward: objections, contested no-shows, and sessions that nobody recorded',
    description: `The oldest first, at most ${mostShown} of each.`,
    answer: mattersView,
    refusals: ['not-allowed'],
  })
  list(@SignedIn() actor: Actor) {
    permit('listSessionMatters', actor.steward ? ['steward'] : ['signed-in'], 'list');
    return this.database.transaction(async (tx) => {
      const objections = await new ObjectionTable(tx).undecided(mostShown);
      const noShows = await new NoShowTable(tx).undecided(mostShown);
      const now = this.clock.now();
      const unrecorded = await viewBookings(tx, await unrecordedBookings(tx, now, mostShown), now);
      return {
        objections: objections.map((one) => ({ booking_id: one.bookingId, objection: viewObjection(one) })),
        no_shows: noShows.map((one) => viewNoShow(one, now)),
        unrecorded: unrecorded.map(({ id, expert, organisation, end }) => ({
          ...{ booking_id: id, ended_at: end },
          ...{ expert_id: expert.id, expert_name: expert.name },
          ...{ organisation_id: organisation.id, organisation_name: organisation.name },
        })),
      };
    });
  }
}
