import { Events, type EventContent } from '../events/index.js';
import { ExpertTable } from '../experts/index.js';
import { money } from '../kernel/money.js';
import type { Transaction } from '../platform/database.js';
import type { Booking } from './booking.js';
import type { BookingEvent } from './booking-event.js';
import type { Settlement } from './funding/funding.js';

type Happened = Pick<BookingEvent, 'kind' | 'at' | 'facts'>;

const untold = ['held', 'offered', 'funded', 'reminded', 'countersigned', 'replied'] as const;

/** Whether it is an event that can be followed. */
export function isTold(kind: BookingEvent['kind']): boolean {
  return !untold.some((each) => each === kind);
}

/**
 * Tells those who follow either side what has become of a booking, which is as it is afterwards. A hold is not told: it lasts for minutes, and
 * ends of itself or becomes a request or a session, which is.
 */
export async function tellOfBooking(tx: Transaction, booking: Booking, happened: Happened): Promise<void> {
  if (!isKnown(booking)) return;
  const common = {
    about: { kind: 'booking', id: booking.id },
    at: happened.at,
    to: await sidesOf(tx, booking),
  } as const;
  const [events, data, facts] = [new Events(tx), viewed(booking), happened.facts ?? {}];
  switch (happened.kind) {
    case 'requested':
      return events.tell({ ...common, type: 'booking.requested', data });
    case 'confirmed':
      return events.tell({ ...common, type: 'booking.confirmed', data });
    case 'declined':
      return events.tell({
        ...common,
        type: 'booking.declined',
        data: { ...data, reason: booking.declineReason ?? '' },
      });
    case 'lapsed':
      return events.tell({ ...common, type: 'booking.lapsed', data });
    case 'moved':
      return events.tell({ ...common, type: 'booking.moved', data: { ...data, previous_start: String(facts.from) } });
    case 'cancelled': {
      const { cancelledSide, cancelReason } = booking;
      const why = { side: cancelledSide ?? 'steward', reason: cancelReason ?? '' };
      return events.tell({ ...common, type: 'booking.cancelled', data: { ...data, ...why } });
    }
    case 'delivered': {
      const accept_by = booking.acceptBy?.toString() ?? null;
      return events.tell({ ...common, type: 'booking.delivered', data: { ...data, accept_by } });
    }
    case 'accepted':
      return events.tell({
        ...common,
        ...{ type: 'booking.accepted', data: { ...data, by_silence: booking.acceptedBy === null } },
      });
    case 'no-show':
      return events.tell({
        ...common,
        type: 'booking.no_show',
        data: { ...data, side: booking.noShowSide ?? 'client' },
      });
    case 'disputed': {
      const disputed = money(Number(facts.disputed), String(facts.currency));
      const dispute_id = String(facts.dispute_id);
      return events.tell({ ...common, type: 'booking.disputed', data: { ...data, dispute_id, disputed } });
    }
    case 'dispute-ended': {
      const dispute_id = String(facts.dispute_id);
      return events.tell({ ...common, type: 'booking.dispute_ended', data: { ...data, dispute_id } });
    }
    case 'corrected': {
      if (facts.what === 'meeting') return; // which is told to the two alone
      const undone = facts.undone === 'no-show' ? ('no-show' as const) : null;
      return events.tell({ ...common, type: 'booking.corrected', data: { ...data, undone } });
    }
    case 'held':
    case 'offered':
    case 'funded':
    case 'reminded':
    case 'countersigned':
    case 'replied':
  }
}

/** The money of a session that does not take place. */
export async function tellOfSettlement(tx: Transaction, booking: Booking, settled: Settlement): Promise<void> {
  if (!isKnown(booking)) return;
  const { at, kind, band, total: due, returned } = settled;
  await new Events(tx).tell({
    ...{ type: 'booking.settled', about: { kind: 'booking', id: booking.id }, at, to: await sidesOf(tx, booking) },
    data: { ...viewed(booking), kind, band, due, returned },
  });
}

/** To both sides. */
function isKnown({ requestedAt, confirmedAt }: Booking): boolean {
  return requestedAt !== null || confirmedAt !== null;
}

async function sidesOf(tx: Transaction, { organisationId, expertId }: Booking) {
  const { userId } = await new ExpertTable(tx).find(expertId);
  return { organisations: [organisationId], people: [userId] };
}

function viewed(booking: Booking): EventContent<'booking.confirmed'> {
  return {
    booking_id: booking.id,
    expert_id: booking.expertId,
    organisation_id: booking.organisationId,
    start: booking.startsAt.toString(),
    end: booking.endsAt.toString(),
    price: booking.price,
    series_id: booking.seriesId,
    group_session_id: booking.groupSessionId,
  };
}
