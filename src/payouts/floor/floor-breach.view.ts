import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { effectiveView, viewEffective } from './effective.view.js';
import type { FloorBreach } from './floor-breach.table.js';

const breachView = z
  .object({
    earning_id: z.uuid(),
    expert: z.object({ id: z.uuid(), name: z.string() }),
    booking_id: z.uuid(),
    earned_at: instantView,
    effective: effectiveView.nullable(),
  })
  .meta({ id: 'FloorBreach' });

export const floorBreachesView = z
  .object({ items: z.array(breachView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'FloorBreaches' });

export function viewFloorBreach({ id, expert, bookingId, earnedAt, facts }: FloorBreach): z.output<typeof breachView> {
  return {
    ...{ earning_id: id, expert, booking_id: bookingId, earned_at: earnedAt.toString() },
    effective: viewEffective(facts),
  };
}
