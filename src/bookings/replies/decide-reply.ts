import { type Booking, stateAt } from '../booking.js';
import { bandAt } from '../cancellation-bands.js';
import type { CalendarAnswer, CalendarReply } from './calendar-reply.js';

/** What a calendar answered last for a side. */
export interface StandingReply {
  readonly answer: CalendarAnswer;
  readonly sequence: number;
  readonly saidAt: Temporal.Instant;
  readonly changes: number;
}

/** Why nothing follows from a reply. */
export type IgnoredBecause =
  | ('other-event' | 'other-attendee' | 'not-invited' | 'not-standing' | 'over')
  | ('stale' | 'unknown-version' | 'older' | 'known' | 'too-many');

/**
 * `keep`: it was said again, and what was said before it counts for less; `ask`: the session stands, and whoever declined is told how to call
 * it off and what that costs.
 */
export type ReplyDecision =
  | { readonly follows: 'nothing'; readonly because: IgnoredBecause }
  | (Said & { readonly follows: 'keep' | 'record' | 'cancel' })
  | (Said & { readonly follows: 'ask'; readonly because: AskedBecause });

interface Said {
  readonly answer: CalendarAnswer;
  readonly saidAt: Temporal.Instant;
}

/**
 * Why a no calls nothing off: it would cost somebody; a voucher that has expired by then takes nothing back; it was sent from an address that is not
 * theirs; or it is for others to cancel.
 */
export type AskedBecause = 'costs' | 'voucher' | 'sender' | 'not-theirs';

interface Answered {
  readonly reply: CalendarReply;
  readonly booking: Booking;
  readonly side: 'client' | 'adviser';
  /** Who is invited for that side today. */
  readonly address: string;
  readonly last: StandingReply | undefined;
  /** Whether they may call the session off at all. */
  readonly mayCancel: boolean;
  /** Where the reply came from, in small letters: who knows the address to answer at may be anybody that an invitation was passed on to. */
  readonly from: string;
  /** Whether a voucher pays any of the session. */
  readonly hasVoucher: boolean;
}

/** How often a calendar may change its mind about a session. */
const mostChanges = 50;

/**
 * What follows from a reply to an invitation. A yes and a perhaps are written down. A no calls the session off where it is the side's own and takes
 * nothing from anybody; where it does, nobody loses money, pay or a voucher by a tap in a calendar. A no that was asked about before, and has nothing to ask
 * about any more, calls the session off as the first one would.
 */
export function decideReply(answered: Answered, now: Temporal.Instant): ReplyDecision {
  const ignored = ignoredBecause(answered, now);
  if (ignored !== undefined) return { follows: 'nothing', because: ignored };
  const { reply, booking, address, last } = answered;
  const answer = reply.answers.get(address.toLowerCase()) ?? 'tentative';
  const said = { answer, saidAt: saidAtOf(reply, now) };
  const isSaidAgain = last?.sequence === booking.sequence && last.answer === answer;
  if (answer !== 'declined') return { follows: isSaidAgain ? 'keep' : 'record', ...said };
  const because = askedBecauseOf(answered, now);
  if (because === undefined) return { follows: 'cancel', ...said };
  return isSaidAgain ? { follows: 'keep', ...said } : { follows: 'ask', because, ...said };
}

/** The weightiest first. Of a session that is paid for, its adviser loses the pay and its client the advice, whoever bears the cost. */
function askedBecauseOf(answered: Answered, now: Temporal.Instant): AskedBecause | undefined {
  const { booking, side, address, mayCancel, from, hasVoucher } = answered;
  if (!mayCancel) return 'not-theirs';
  if (booking.price.minor > 0 && (side === 'adviser' || bandAt(booking, now) !== 'free')) return 'costs';
  if (hasVoucher) return 'voucher';
  return from === address.toLowerCase() ? undefined : 'sender';
}

function ignoredBecause(answered: Answered, now: Temporal.Instant): IgnoredBecause | undefined {
  const { reply, booking, side, address, last } = answered;
  const answer = reply.answers.get(address.toLowerCase());
  if (reply.uid.toLowerCase() !== `${booking.id}@barefoot`) return 'other-event';
  if (answer === undefined) return 'other-attendee';
  if (side === 'adviser' && booking.groupSessionId !== null) return 'not-invited';
  if (stateAt(booking, now) !== 'confirmed') return 'not-standing';
  if (Temporal.Instant.compare(now, booking.startsAt) >= 0) return 'over';
  if (reply.sequence !== booking.sequence) return reply.sequence < booking.sequence ? 'stale' : 'unknown-version';
  if (last?.sequence === booking.sequence && Temporal.Instant.compare(saidAtOf(reply, now), last.saidAt) <= 0)
    return answer === last.answer ? 'known' : 'older';
  if (last?.sequence === booking.sequence && last.answer === answer) return undefined;
  return (last?.changes ?? 0) >= mostChanges ? 'too-many' : undefined;
}

/** A clock that is ahead of ours would keep out all that is said after it. */
function saidAtOf({ saidAt }: CalendarReply, now: Temporal.Instant): Temporal.Instant {
  return saidAt && Temporal.Instant.compare(saidAt, now) < 0 ? saidAt : now;
}
