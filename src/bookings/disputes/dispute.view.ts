import { z } from 'zod';
import { AccountTable } from '../../accounts/index.js';
import type { Transaction } from '../../platform/database.js';
import { moneyView } from '../../platform/http/money.js';
import { instantView } from '../../platform/http/parameters.js';
import type { Booking } from '../booking.js';
import { DeliveryTable } from '../delivery/delivery.table.js';
import { objectionView, recordView, viewObjection, viewRecord } from '../delivery/delivery.view.js';
import { ObjectionTable } from '../objections/objection.table.js';
import { type Dispute, disputeOutcomes, disputeReasons, disputeSides, disputeStates, isLate } from './dispute.js';
import { DisputeWordsTable, speakers } from './dispute-words.table.js';

const summary = {
  id: z.uuid(),
  booking_id: z.uuid(),
  about: z.enum(['session', 'no-show']),
  reason: z.enum(disputeReasons),
  state: z.enum(disputeStates),
  due_at: instantView.nullable().meta({
    description: 'By when the next step is to be taken; once it is decided, until when either side may appeal.',
  }),
  late: z.boolean(),
  opened: z.object({ at: instantView, side: z.enum(disputeSides) }),
  due: moneyView.meta({ description: 'What would be due without it, the fee and VAT included.' }),
  disputed: moneyView.meta({ description: 'Which part of that. The rest is earned at once.' }),
  ended: z
    .object({
      at: instantView,
      outcome: z.enum(disputeOutcomes),
      awarded: moneyView.meta({ description: 'Of what was disputed, so much to the adviser.' }),
    })
    .nullable(),
};

export const disputeSummaryView = z.object(summary).meta({ id: 'DisputeSummary' });

const personView = z.object({ user_id: z.uuid(), name: z.string() });

export const settlersView = z
  .object({ items: z.array(personView.extend({ organisations: z.array(z.string()) })).max(20) })
  .meta({ id: 'DisputeSettlers' });

export const disputeView = z
  .object({
    ...summary,
    session: z.object({ title_en: z.string(), title_cy: z.string(), start: instantView, end: instantView }),
    mediator: personView.nullable(),
    proposal: z
      .object({
        awarded: moneyView,
        at: instantView,
        client_accepts: z.boolean().nullable(),
        adviser_accepts: z.boolean().nullable(),
      })
      .nullable(),
    panel: z
      .array(personView.extend({ round: z.int(), has_voted: z.boolean() }))
      .meta({ description: 'Of round 2: after an appeal. What each would give is not told.' }),
    decisions: z.array(
      z.object({
        round: z.int(),
        by: z.enum(['panel', 'steward']),
        awarded: moneyView,
        at: instantView,
        reason: z.string(),
      }),
    ),
    appeal: z.object({ at: instantView, side: z.enum(disputeSides) }).nullable(),
    statements: z.array(z.object({ at: instantView, as: z.enum(speakers), statement: z.string() })),
    records: z.array(recordView).meta({ description: 'What the adviser recorded, the newest first.' }),
    objections: z.array(objectionView),
  })
  .meta({ id: 'Dispute' });

export function viewDisputeSummary(one: Dispute, now: Temporal.Instant): z.output<typeof disputeSummaryView> {
  const { id, bookingId, about, reason, state, dueAt, endedAt, outcome, awarded } = one;
  return {
    ...{ id, booking_id: bookingId, about, reason, state, due_at: dueAt?.toString() ?? null },
    late: state !== 'decided' && isLate(one, now),
    opened: { at: one.openedAt.toString(), side: one.openedSide },
    ...{ due: one.total, disputed: one.disputed },
    ended: endedAt && outcome && awarded && { at: endedAt.toString(), outcome, awarded },
  };
}

/** What both sides, who settles it, and stewards read of it: the same. */
export async function viewDispute(
  tx: Transaction,
  booking: Booking,
  one: Dispute,
  now: Temporal.Instant,
): Promise<z.output<typeof disputeView>> {
  const words = new DisputeWordsTable(tx);
  const { proposed, proposedAt, appealedAt, appealedSide, mediatorId } = one;
  const mediator = mediatorId && (await new AccountTable(tx).person(mediatorId));
  const [panel, decisions] = [await words.panelists(one), await words.decisions(one)];
  const { titleEn, titleCy, startsAt, endsAt } = booking;
  return {
    ...viewDisputeSummary(one, now),
    session: { title_en: titleEn, title_cy: titleCy, start: startsAt.toString(), end: endsAt.toString() },
    mediator: mediator && { user_id: mediator.userId, name: mediator.name },
    proposal: proposed &&
      proposedAt && {
        ...{ awarded: proposed, at: proposedAt.toString() },
        ...{ client_accepts: one.clientAccepts, adviser_accepts: one.adviserAccepts },
      },
    panel: panel.map(({ userId, name, round, votedAt }) => ({
      ...{ user_id: userId, name, round, has_voted: votedAt !== null },
    })),
    decisions: decisions.map(({ round, bySteward, awarded, decidedAt, reason }) => ({
      ...{
        round,
        by: bySteward ? ('steward' as const) : ('panel' as const),
        awarded,
        at: decidedAt.toString(),
        reason,
      },
    })),
    appeal: appealedAt && appealedSide && { at: appealedAt.toString(), side: appealedSide },
    statements: (await words.statements(one.id)).map(({ saidAt, saidAs, statement }) => ({
      ...{ at: saidAt.toString(), as: saidAs, statement },
    })),
    records: (await new DeliveryTable(tx).versions(booking.id)).map(viewRecord),
    objections: (await new ObjectionTable(tx).of(booking.id)).map(viewObjection),
  };
}
