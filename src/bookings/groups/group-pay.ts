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
export type SeatEnd = Pick<Booking, 'state' | 'noShowSide'> & {
  readonly settled: boolean;
  /** An objection to its record stands. */
  readonly objected: boolean;
  /** The part of what is due of it that its dispute left; `open` while that goes on, null where there is none. */
  readonly disputed: Part | 'open' | null;
};

/** So much of so much, in pence. */
export interface Part {
  readonly due: number;
  readonly of: number;
}

interface AtHand {
  readonly earned: Money;
  readonly pool: Money;
  readonly now: Temporal.Instant;
  /** How long after its end at most an adviser waits for those who say nothing: the members' policy. */
  readonly payDays: number;
}

/**
 * What is paid for a group session now; null while it has to wait. Its adviser is paid for the session, and not by the seat: in
 * full where a seat says so that nobody disputes, however few paid for it; where every seat that speaks for it was disputed, the part
 * that was left of the one that was left most; otherwise what is due of those who called off late. Never less than its seats
 * brought, nor more than the whole. The pool lays out what is missing, as far as it reaches, and has what is left over.
 */
export function payNow(
  session: GroupSession,
  seats: readonly SeatEnd[],
  { earned, pool, now, payDays }: AtHand,
): GroupPay | null {
  const part = partHeld(session, seats);
  const isKnown = part.due === part.of || (part.due > 0 && !seats.some(isContended));
  if (!seats.every(isOver) && !(isKnown && isOverdue(session, now, payDays))) return null;
  const nothing = money(0, earned.currency);
  const whole = wholePayOf(session) ?? earned;
  const adviser = least(most(shareOf(whole, part.due, part.of), earned), whole);
  const gap = isLess(earned, adviser) ? minus(adviser, earned) : nothing;
  const fromPool = least(pool, gap);
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

const all: Part = { due: 1, of: 1 };
const none: Part = { due: 0, of: 1 };

/**
 * How much of it took place, by what was said of its seats. One that a pool guarantees did also with nobody in it, unless its adviser did
 * not come, or a seat says otherwise.
 */
function partHeld({ state, guaranteedAt }: GroupSession, seats: readonly SeatEnd[]): Part {
  if (state !== 'scheduled') return none;
  const best = seats.map(partSaid).reduce((one, other) => (isMore(other, one) ? other : one), none);
  if (best.due > 0) return best;
  return guaranteedAt !== null && !seats.some(isDoubted) ? all : none;
}

/** What goes on to be disputed, or was objected to, says nothing yet. */
function partSaid({ state, noShowSide, settled, objected, disputed }: SeatEnd): Part {
  if (disputed !== null) return disputed === 'open' ? none : disputed;
  if (state === 'accepted' || (state === 'delivered' && !objected)) return all;
  return noShowSide === 'client' && settled ? all : none;
}

function isDoubted(seat: SeatEnd): boolean {
  return seat.noShowSide === 'adviser' || seat.disputed !== null || isContended(seat);
}

/** The two sides of it have still to agree. */
function isContended({ state, settled, objected, disputed }: SeatEnd): boolean {
  return disputed === 'open' || objected || (state === 'no-show' && !settled);
}

function isOver(seat: SeatEnd): boolean {
  return !isContended(seat) && seat.state !== 'confirmed' && seat.state !== 'delivered';
}

function isOverdue({ endsAt }: GroupSession, now: Temporal.Instant, payDays: number): boolean {
  return Temporal.Instant.compare(endsAt.add({ hours: 24 * payDays }), now) <= 0;
}

/** Exact: the products may pass 2^53. */
function isMore(a: Part, b: Part): boolean {
  return BigInt(a.due) * BigInt(b.of) > BigInt(b.due) * BigInt(a.of);
}

function least(a: Money, b: Money): Money {
  return isLess(a, b) ? a : b;
}

function most(a: Money, b: Money): Money {
  return isLess(a, b) ? b : a;
}

function isLess(a: Money, b: Money): boolean {
  return minus(a, b).minor < 0;
}
