import { z } from 'zod';
import { AccountTable } from '../accounts/index.js';
import { ExpertTable, meetingModes, moneyView } from '../experts/index.js';
import type { Transaction } from '../platform/database.js';
import { instantView } from '../platform/http/parameters.js';
import { acceptedAt, type Booking, bookingStates, stateAt } from './booking.js';
import { allCancelReasons, declineReasons } from './reasons.js';
import { mostSlots } from './free-slots.js';
import { type DisputeState, disputeStates } from './disputes/dispute.js';
import { DisputeTable } from './disputes/dispute.table.js';
import type { Funding, Settlement } from './funding/funding.js';
import { FundingTable } from './funding/funding.table.js';
import { objectionEnds } from './objections/objection-ends.js';
import { settlementView, viewSettlement } from './quotes/booking-quote.view.js';

export const slotView = z
  .object({
    start: instantView,
    end: instantView,
    price: moneyView.meta({ description: 'All in, for a session that starts then.' }),
    cancel_free_until: instantView,
    cancel_late_after: instantView,
    token: z.string().meta({ description: 'What to hold this time with.' }),
  })
  .meta({ id: 'Slot' });

export const slotsView = z
  .object({
    zone: z.string(),
    items: z.array(slotView).max(mostSlots),
    next_from: instantView
      .nullable()
      .meta({ description: 'Where there are more: the `from` to ask with next, up to the same `to`. Otherwise null.' }),
  })
  .meta({ id: 'Slots' });

export const bookingView = z
  .object({
    id: z.uuid(),
    state: z.enum(bookingStates),
    expert: z.object({ id: z.uuid(), name: z.string() }),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    offer_id: z.uuid(),
    title: z.object({ en: z.string(), cy: z.string() }),
    mode: z.enum(meetingModes),
    needs: z.string(),
    start: instantView,
    end: instantView,
    price: moneyView,
    cancel_free_until: instantView.meta({ description: 'Before it a client calls it off free of charge.' }),
    cancel_late_after: instantView.meta({
      description: 'After it a client owes the late part; GET …/quote has the sums.',
    }),
    funded_at: instantView
      .nullable()
      .meta({ description: 'When its price was secured; null too where it costs nothing.' }),
    settlement: settlementView
      .nullable()
      .meta({ description: 'Of a session that was paid and called off: what is due.' }),
    lapses_at: instantView.nullable().meta({ description: 'When a hold or a request lapses.' }),
    series_id: z.uuid().nullable().meta({ description: 'Of the bookings that were made together with this one.' }),
    group_session_id: z.uuid().nullable(),
    seat: z.int().nullable().meta({ description: 'Which seat of a group session it is.' }),
    sequence: z.int().meta({ description: 'As in the calendar invites.' }),
    created_at: instantView,
    requested_at: instantView.nullable(),
    declined: z.object({ at: instantView, reason: z.enum(declineReasons), note: z.string().nullable() }).nullable(),
    confirmed_at: instantView.nullable(),
    delivered_at: instantView.nullable().meta({ description: 'When the adviser recorded that it took place.' }),
    accept_by: instantView
      .nullable()
      .meta({ description: 'When silence accepts what was recorded; null while an objection stands.' }),
    objection_ends: instantView.nullable().meta({
      description:
        'When the objection that stands lapses, or becomes a dispute where there was no session, at the earliest; null where none stands, where nobody paid, and once a steward has decided.',
    }),
    accepted: z.object({ at: instantView, by_silence: z.boolean() }).nullable().meta({
      description:
        'When the client agreed that it took place, or said nothing against it in time; null of what is or was disputed.',
    }),
    no_show: z
      .object({ at: instantView, side: z.enum(['client', 'adviser']) })
      .nullable()
      .meta({ description: 'Who did not come, and when that was recorded.' }),
    dispute: z
      .enum(disputeStates)
      .nullable()
      .meta({ description: 'How the dispute about it stands, where there is or was one: GET …/dispute has the rest.' }),
    cancelled: z
      .object({
        at: instantView,
        by: z.enum(['client', 'adviser', 'steward']),
        reason: z.enum(allCancelReasons),
        note: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Booking' });

export const bookingsView = z
  .object({ items: z.array(bookingView), next_cursor: z.string().nullable() })
  .meta({ id: 'Bookings' });

export const refusalsView = z
  .object({
    zone: z.string(),
    items: z.array(
      z.object({
        start: instantView,
        rule: z
          .enum([
            ...(['free', 'closed', 'time-off', 'occupied', 'buffer', 'notice', 'booking-window'] as const),
            ...(['day-limit', 'week-limit', 'month-limit', 'no-price'] as const),
          ])
          .meta({ description: 'The first rule that is against a session that starts here.' }),
        booking_id: z.uuid().nullable().meta({ description: 'Of the session that is in the way.' }),
        group_session_id: z.uuid().nullable().meta({ description: 'Likewise, where that is one for a group.' }),
      }),
    ),
  })
  .meta({ id: 'SlotRefusals' });

/** Bookings with the names of both parties, and what was paid, in as many queries however many there are. */
export async function viewBookings(
  tx: Transaction,
  bookings: readonly Booking[],
  now: Temporal.Instant,
): Promise<z.output<typeof bookingView>[]> {
  const experts = await new ExpertTable(tx).findAll([...new Set(bookings.map((booking) => booking.expertId))]);
  const organisations = await new AccountTable(tx).organisations([
    ...new Set(bookings.map((booking) => booking.organisationId)),
  ]);
  const paid = new FundingTable(tx);
  const ids = bookings.filter(({ price }) => price.minor > 0).map(({ id }) => id);
  const nameOf = new Map<string, string>([...experts, ...organisations].map(({ id, name }) => [id, name]));
  const fundings = await paid.findAll(ids);
  const settlements = await paid.settlements(ids);
  const disputes = await new DisputeTable(tx).statesOf(ids);
  const objections = await objectionEnds(tx, bookings, now);
  return bookings.map((booking) =>
    viewOf(
      booking,
      {
        nameOf: (id) => nameOf.get(id) ?? '',
        funding: fundings.get(booking.id),
        settlement: settlements.get(booking.id),
        dispute: disputes.get(booking.id) ?? null,
        objectionEnd: objections.get(booking.id),
      },
      now,
    ),
  );
}

export async function viewBooking(
  tx: Transaction,
  booking: Booking,
  now: Temporal.Instant,
): Promise<z.output<typeof bookingView>> {
  const [view] = await viewBookings(tx, [booking], now);
  if (!view) throw new Error(`No view of booking ${booking.id}`);
  return view;
}

interface Around {
  readonly nameOf: (id: string) => string;
  readonly funding: Funding | undefined;
  readonly settlement: Settlement | undefined;
  readonly dispute: DisputeState | null;
  readonly objectionEnd: Temporal.Instant | undefined;
}

function viewOf(
  booking: Booking,
  { nameOf, funding, settlement, dispute, objectionEnd }: Around,
  now: Temporal.Instant,
): z.output<typeof bookingView> {
  const { cancelledAt, cancelledSide, cancelReason, declinedAt, declineReason, noShowAt, noShowSide } = booking;
  const state = stateAt(booking, now);
  const accepted = dispute === null ? acceptedAt(booking, now) : null;
  return {
    id: booking.id,
    state,
    expert: { id: booking.expertId, name: nameOf(booking.expertId) },
    organisation: { id: booking.organisationId, name: nameOf(booking.organisationId) },
    offer_id: booking.offerId,
    title: { en: booking.titleEn, cy: booking.titleCy },
    mode: booking.mode,
    needs: booking.needs,
    start: booking.startsAt.toString(),
    end: booking.endsAt.toString(),
    price: booking.price,
    cancel_free_until: booking.cancelFreeUntil.toString(),
    cancel_late_after: booking.cancelLateAfter.toString(),
    funded_at: funding?.at.toString() ?? null,
    settlement: settlement ? viewSettlement(settlement) : null,
    lapses_at: booking.lapsesAt?.toString() ?? null,
    series_id: booking.seriesId,
    group_session_id: booking.groupSessionId,
    seat: booking.seat,
    sequence: booking.sequence,
    created_at: booking.createdAt.toString(),
    requested_at: booking.requestedAt?.toString() ?? null,
    declined:
      declinedAt && declineReason
        ? { at: declinedAt.toString(), reason: declineReason, note: booking.declineNote }
        : null,
    confirmed_at: booking.confirmedAt?.toString() ?? null,
    delivered_at: booking.deliveredAt?.toString() ?? null,
    accept_by: state === 'delivered' ? (booking.acceptBy?.toString() ?? null) : null,
    objection_ends: objectionEnd?.toString() ?? null,
    accepted: accepted && { at: accepted.toString(), by_silence: booking.acceptedBy === null },
    no_show: noShowAt && noShowSide && { at: noShowAt.toString(), side: noShowSide },
    dispute,
    cancelled:
      cancelledAt && cancelledSide && cancelReason
        ? { at: cancelledAt.toString(), by: cancelledSide, reason: cancelReason, note: booking.cancelNote }
        : null,
  };
}
