import { z } from 'zod';
import type { Transaction } from '../../platform/database.js';
import { instantView } from '../../platform/http/parameters.js';
import { ExpertTable } from '../expert.table.js';
import { overseerView } from '../standing.view.js';
import { overseersOf } from './overseers.js';
import { type Oversight, oversightStates } from './oversight.js';

export const oversightView = z
  .object({
    id: z.uuid(),
    state: z.enum(oversightStates),
    adviser: z.object({ id: z.uuid(), name: z.string() }),
    overseer: overseerView,
    note: z.string().meta({ description: 'What the adviser wrote.' }),
    reason: z.string().meta({ description: 'Why it was declined or ended.' }),
    asked_at: instantView,
    answered_at: instantView.nullable(),
    ended_at: instantView.nullable(),
  })
  .meta({ id: 'Oversight' });

export const oversightsView = z
  .object({ items: z.array(oversightView), next_cursor: z.string().nullable() })
  .meta({ id: 'Oversights' });

export async function viewOversights(
  tx: Transaction,
  oversights: readonly Oversight[],
): Promise<z.output<typeof oversightView>[]> {
  const overseers = await overseersOf(tx, oversights);
  const advisers = await new ExpertTable(tx).findAll(oversights.map(({ expertId }) => expertId));
  const nameOf = new Map(advisers.map(({ id, name }) => [id, name]));
  return oversights.flatMap((oversight, index) => {
    const overseer = overseers[index];
    return overseer ? [viewOf(oversight, overseer, nameOf.get(oversight.expertId) ?? '')] : [];
  });
}

export async function viewOversight(tx: Transaction, oversight: Oversight): Promise<z.output<typeof oversightView>> {
  const [view] = await viewOversights(tx, [oversight]);
  if (!view) throw new Error(`No view of oversight ${oversight.id}`);
  return view;
}

function viewOf(oversight: Oversight, overseer: z.output<typeof overseerView>, adviserName: string) {
  return {
    id: oversight.id,
    state: oversight.state,
    adviser: { id: oversight.expertId, name: adviserName },
    overseer,
    note: oversight.note,
    reason: oversight.reason,
    asked_at: oversight.askedAt.toString(),
    answered_at: oversight.answeredAt?.toString() ?? null,
    ended_at: oversight.endedAt?.toString() ?? null,
  };
}
