import type { GroupSessionId } from '../../kernel/id.js';
import { minus, money, type Money, plus, shareOf } from '../../kernel/money.js';
import type { Booking } from '../booking.js';
import type { GroupSession, KeptTerms } from './group-session.js';

/** That a group session was paid: once, and for good. */
export interface GroupPay {
  readonly sessionId: GroupSessionId;
  readonly paidAt: Temporal.Instant;
  /** What its seats had brought by then. */
  readonly earned: Money;
  readonly adviser: Money;
  /** What was laid out where they brought less than that. */
  readonly fromPool: Money;
  readonly fromGuarantee: Money;
  /** What they brought more than that. */
  readonly toPool: Money;
}

/** How a seat ended, or that it has not yet. */
export type SeatEnd = Pick<Booking, 'state' | 'noShowSide'> & { readonly settled: boolean };

interface AtHand {
  readonly earned: Money;
  readonly pool: Money;
  readonly now: Temporal.Instant;
  /** How long after its end at most an adviser waits for those who say nothing: the members' policy. */
  readonly payDays: number;
}

/**
 * What is paid for a group session now; null while it has to wait. Its adviser is paid for the session, and not by the seat: in
 * full where it took place, however few paid for it, and otherwise what is due of those who called off late. The pool lays
 * out what is missing, as far as it reaches, and has what is left over.
 */
export function payNow(
  session: GroupSession,
  seats: readonly SeatEnd[],
  { earned, pool, now, payDays }: AtHand,
): GroupPay | null {
  const tookPlace = hasTakenPlace(session, seats);
  if (!seats.every(isOver) && !(tookPlace && isOverdue(session, now, payDays))) return null;
  const nothing = money(0, earned.currency);
  const whole = wholePayOf(session) ?? earned;
  const adviser = tookPlace || isLess(whole, earned) ? whole : earned;
  const gap = isLess(earned, adviser) ? minus(adviser, earned) : nothing;
  const fromPool = isLess(pool, gap) ? pool : gap;
  return {
    ...{ sessionId: session.id, paidAt: now, earned, adviser, fromPool },
    fromGuarantee: minus(gap, fromPool),
    toPool: isLess(adviser, earned) ? minus(earned, adviser) : nothing,
  };
}

/** The adviser's net with their VAT, for the whole session as it was quoted; null where that was not kept. */
export function wholePayOf({ payNetMinor, payVatMinor, price }: KeptTerms & Pick<GroupSession, 'price'>): Money | null {
  return payNetMinor === null
    ? null
    : plus(money(payNetMinor, price.currency), money(payVatMinor ?? 0, price.currency));
}

/** Of what is paid for it, the part that is the adviser's VAT: in proportion, where it is not the whole pay. */
export function vatOf({ payNetMinor, payVatMinor }: KeptTerms, { adviser }: Pick<GroupPay, 'adviser'>): Money {
  const vat = payVatMinor ?? 0;
  const whole = (payNetMinor ?? 0) + vat;
  return whole === 0 ? money(0, adviser.currency) : shareOf(adviser, vat, whole);
}

/** By what was said of its seats; one that a pool guarantees took place also with nobody in it, unless its adviser did not come. */
function hasTakenPlace({ state, guaranteedAt }: GroupSession, seats: readonly SeatEnd[]): boolean {
  if (state !== 'scheduled') return false;
  if (seats.some((seat) => seat.state === 'delivered' || seat.state === 'accepted' || seat.noShowSide === 'client'))
    return true;
  return guaranteedAt !== null && !seats.some(({ noShowSide }) => noShowSide === 'adviser');
}

function isOver({ state, settled }: SeatEnd): boolean {
  if (state === 'no-show') return settled;
  return state !== 'confirmed' && state !== 'delivered';
}

function isOverdue({ endsAt }: GroupSession, now: Temporal.Instant, payDays: number): boolean {
  return Temporal.Instant.compare(endsAt.add({ hours: 24 * payDays }), now) <= 0;
}

function isLess(a: Money, b: Money): boolean {
  return minus(a, b).minor < 0;
}
