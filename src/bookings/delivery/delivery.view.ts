import { z } from 'zod';
import { notFound } from '../../kernel/problem.js';
import { codesOf, languages, topics } from '../../kernel/taxonomy.js';
import type { Transaction } from '../../platform/database.js';
import { instantView } from '../../platform/http/parameters.js';
import { acceptedAt, type Booking, stateAt } from '../booking.js';
import { disputeStates } from '../disputes/dispute.js';
import { DisputeTable } from '../disputes/dispute.table.js';
import { type Objection, objectionDecisions, objectionOutcomes, objectionReasons } from '../objections/objection.js';
import { objectionEnds } from '../objections/objection-ends.js';
import { ObjectionTable } from '../objections/objection.table.js';
import type { Delivery } from './delivery.js';
import { DeliveryTable } from './delivery.table.js';

const minutesView = z
  .object({ contact: z.int(), preparation: z.int(), write_up: z.int(), travel: z.int() })
  .meta({ id: 'SessionMinutes' });

/** What may be read of a session by both sides and by whoever answers for the adviser. */
export const recordView = z
  .object({
    version: z.int().meta({ description: '1, and one more with each correction.' }),
    recorded_at: instantView,
    minutes: minutesView,
    topics: z.array(z.enum(codesOf(topics))),
    language: z.enum(codesOf(languages)),
    summary: z.string(),
  })
  .meta({ id: 'SessionRecord' });

export const objectionView = z
  .object({
    version: z.int().meta({ description: 'Of the record that it is against.' }),
    reason: z.enum(objectionReasons),
    statement: z.string(),
    raised_at: instantView,
    decision: z
      .object({ decision: z.enum(objectionDecisions), at: instantView, note: z.string().nullable() })
      .nullable()
      .meta({ description: 'A steward’s.' }),
    closed: z.object({ at: instantView, outcome: z.enum(objectionOutcomes) }).nullable(),
  })
  .meta({ id: 'Objection' });

export const deliveryView = z
  .object({
    booking_id: z.uuid(),
    state: z.enum(['delivered', 'accepted', 'disputed']).meta({
      description:
        'disputed: nobody has accepted it, and what is due of it is settled in a dispute; also once that has ended.',
    }),
    record: recordView,
    corrected: z.boolean(),
    earlier: z.array(recordView).meta({ description: 'What was recorded before, the newest first.' }),
    accept_by: instantView
      .nullable()
      .meta({ description: 'When silence accepts it; null once it is accepted, and while an objection stands.' }),
    objection_ends: instantView.nullable().meta({
      description:
        'When the objection that stands lapses, or becomes a dispute where there was no session, at the earliest; null where none stands, where nobody paid, and once a steward has decided.',
    }),
    accepted: z
      .object({ at: instantView, by_silence: z.boolean() })
      .nullable()
      .meta({ description: 'Null of what is or was disputed: that was not accepted.' }),
    objected: z.boolean().meta({ description: 'Whether an objection stands.' }),
    dispute: z
      .enum(disputeStates)
      .nullable()
      .meta({ description: 'How the dispute about it stands, where there is or was one: GET …/dispute has the rest.' }),
    objections: z.array(objectionView).meta({ description: 'The newest first.' }),
  })
  .meta({ id: 'Delivery' });

export const notesView = z.object({ private_notes: z.string() }).meta({ id: 'PrivateNotes' });

export function viewRecord(delivery: Delivery): z.output<typeof recordView> {
  const { contact, preparation, writeUp, travel } = delivery.minutes;
  return {
    version: delivery.version,
    recorded_at: delivery.recordedAt.toString(),
    minutes: { contact, preparation, write_up: writeUp, travel },
    topics: [...delivery.topics],
    language: delivery.language,
    summary: delivery.summary,
  };
}

export function viewObjection(one: Objection): z.output<typeof objectionView> {
  const { decision, decidedAt, closedAt, outcome } = one;
  return {
    version: one.version,
    reason: one.reason,
    statement: one.statement,
    raised_at: one.raisedAt.toString(),
    decision: decision && decidedAt && { decision, at: decidedAt.toString(), note: one.decisionNote },
    closed: closedAt && outcome && { at: closedAt.toString(), outcome },
  };
}

/** Throws `not-found` where nothing is recorded. */
export async function viewDelivery(
  tx: Transaction,
  booking: Booking,
  now: Temporal.Instant,
): Promise<z.output<typeof deliveryView>> {
  const [record, ...earlier] = await new DeliveryTable(tx).versions(booking.id);
  if (!record) throw notFound('record');
  const objections = await new ObjectionTable(tx).of(booking.id);
  const dispute = (await new DisputeTable(tx).statesOf([booking.id])).get(booking.id) ?? null;
  const isAwaited = stateAt(booking, now) !== 'accepted';
  const accepted = dispute === null ? acceptedAt(booking, now) : null;
  return {
    booking_id: booking.id,
    state: isAwaited ? 'delivered' : accepted ? 'accepted' : 'disputed',
    record: viewRecord(record),
    corrected: earlier.length > 0,
    earlier: earlier.map(viewRecord),
    accept_by: isAwaited ? (booking.acceptBy?.toString() ?? null) : null,
    objection_ends: (await objectionEnds(tx, [booking], now)).get(booking.id)?.toString() ?? null,
    accepted: accepted && { at: accepted.toString(), by_silence: booking.acceptedBy === null },
    objected: objections.some(({ closedAt }) => closedAt === null),
    dispute,
    objections: objections.map(viewObjection),
  };
}
