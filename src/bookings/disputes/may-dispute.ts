import { Problem } from '../../kernel/problem.js';
import type { PolicyValue } from '../../policies/index.js';
import { type Booking, stateAt } from '../booking.js';
import { refuseBefore, refuseFrom } from '../delivery/delivery.js';
import type { NoShow } from '../no-shows/no-show.js';
import { type Objection, standsUntil } from '../objections/objection.js';
import type { Dispute, DisputeSide } from './dispute.js';

export interface Disputable {
  readonly booking: Booking;
  /** Of the record that stands, where there is one. */
  readonly recordedAt: Temporal.Instant | null;
  /** The objection that stands. */
  readonly objection: Objection | undefined;
  readonly noShow: NoShow | undefined;
  readonly isSettled: boolean;
}

/**
 * What a side may dispute now: a record for so many days by the client, or while they object to it, and by the adviser where the client has objected to it for long, or
 * says that there was no session; likewise a client's no-show of which nothing is settled. Throws `booking-state`, `dispute-state`, `too-early`,
 * `too-late`.
 */
export function mayDispute(
  matter: Disputable,
  side: DisputeSide,
  clocks: PolicyValue<'disputes'>,
  now: Temporal.Instant,
): Dispute['about'] {
  const { booking, noShow } = matter;
  if (booking.state === 'no-show' && noShow) return mayDisputeNoShow(matter, noShow, side, { clocks, now });
  const state = stateAt(booking, now);
  if (state !== 'delivered' || !matter.recordedAt) {
    throw new Problem('booking-state', `This booking is ${state}: there is nothing to dispute.`, { state });
  }
  const { recordedAt, objection } = matter;
  if (side === 'client') {
    const openUntil = recordedAt.add({ hours: 24 * clocks.open_days });
    const until = objection ? standsUntil(objection, recordedAt, clocks) : openUntil;
    refuseFrom(until, `A session is disputed within ${clocks.open_days} days of its record.`, now);
    return 'session';
  }
  if (!objection) {
    throw new Problem('dispute-state', 'The client has not objected to your record: there is nothing to dispute.');
  }
  if (objection.reason !== 'did-not-take-place') refuseSoon(objection.raisedAt, clocks, now);
  return 'session';
}

function mayDisputeNoShow(
  { isSettled }: Disputable,
  noShow: NoShow,
  side: DisputeSide,
  { clocks, now }: { readonly clocks: PolicyValue<'disputes'>; readonly now: Temporal.Instant },
): 'no-show' {
  if (noShow.side !== 'client' || isSettled) {
    throw new Problem('dispute-state', 'Nothing of this no-show can be disputed: nothing is due, or it is settled.');
  }
  if (!noShow.contestedAt) refuseFrom(noShow.contestBy, 'The time to say otherwise is over.', now);
  if (side === 'client') return 'no-show';
  if (!noShow.contestedAt) {
    throw new Problem('dispute-state', 'The client has not contested this no-show: there is nothing to dispute.');
  }
  refuseSoon(noShow.contestedAt, clocks, now);
  return 'no-show';
}

function refuseSoon(since: Temporal.Instant, { objection_days: days }: PolicyValue<'disputes'>, now: Temporal.Instant) {
  const from = since.add({ hours: 24 * days });
  refuseBefore(from, `Please give a steward ${days} days to settle what the client said, or correct the record.`, now);
}
