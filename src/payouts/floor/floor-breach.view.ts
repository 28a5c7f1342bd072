import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { effectiveView, viewEffective } from './effective.view.js';
import type { FloorBreach } from './floor-breach.table.js';

const breachView = z
  .object({
    earning_id: z.uuid(),
    expert: z.object({ id: z.uuid(), name: z.string() }),
    booking_id: z.uuid().nullable().meta({ description: 'Null of a session for a group.' }),
    group_session_id: z.uuid().nullable(),
    earned_at: instantView,
    effective: effectiveView.nullable(),
  })
  .meta({ id: 'FloorBreach' });

export const floorBreachesView = z
  .object({ items: z.array(breachView).max(100), next_cursor: z.string().nullable() })
  .meta({ id: 'FloorBreaches' });

export function viewFloorBreach(breach: FloorBreach): z.output<typeof breachView> {
  const { id, expert, kind, reference, earnedAt, facts } = breach;
  const isGroup = kind === 'group-session';
  return {
    ...{ earning_id: id, expert, booking_id: isGroup ? null : reference, group_session_id: isGroup ? reference : null },
    earned_at: earnedAt.toString(),
    effective: viewEffective(facts),
  };
}
