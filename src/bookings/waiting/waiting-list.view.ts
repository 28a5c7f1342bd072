import { z } from 'zod';
import { meetingModes } from '../../experts/index.js';
import { instantView } from '../../platform/http/parameters.js';
import type { WaitingEntry } from './waiting-entry.js';

export const waitingEntryView = z
  .object({
    id: z.uuid(),
    expert_id: z.uuid(),
    offer_id: z.uuid(),
    organisation_id: z.uuid(),
    group_session_id: z.uuid().nullable().meta({ description: 'Of which a seat is waited for.' }),
    from: instantView.nullable().meta({ description: 'The window of time that is waited for; null for a seat.' }),
    to: instantView.nullable(),
    mode: z.enum(meetingModes),
    needs: z.string(),
    place: z.int().meta({ description: 'In the line for this offer or this group session; 1 is the first.' }),
    unanswered: z
      .int()
      .meta({ description: 'How many offered times or seats lapsed without an answer; the third ends the waiting.' }),
    created_at: instantView,
  })
  .meta({ id: 'WaitingEntry' });

export const waitingEntriesView = z.object({ items: z.array(waitingEntryView) }).meta({ id: 'WaitingEntries' });

export const waitingCountsView = z
  .object({
    items: z.array(
      z.object({
        offer_id: z.uuid(),
        group_session_id: z.uuid().nullable().meta({ description: 'Null: for any time of the offer.' }),
        waiting: z.int(),
      }),
    ),
  })
  .meta({ id: 'WaitingCounts' });

export function viewWaitingEntry({
  entry,
  place,
}: {
  entry: WaitingEntry;
  place: number;
}): z.output<typeof waitingEntryView> {
  return {
    id: entry.id,
    expert_id: entry.expertId,
    offer_id: entry.offerId,
    organisation_id: entry.organisationId,
    group_session_id: entry.groupSessionId,
    from: entry.startsFrom?.toString() ?? null,
    to: entry.endsBy?.toString() ?? null,
    mode: entry.mode,
    needs: entry.needs,
    place,
    unanswered: entry.unanswered,
    created_at: entry.createdAt.toString(),
  };
}
