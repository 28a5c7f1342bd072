import type { OrganisationId } from '../../kernel/id.js';
import { minus, money, type Money, plus, shareOf, sum } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { Topic } from '../../kernel/taxonomy.js';
import { inKindNeeded } from '../awards/contribution.js';
import type { AdviserKind } from '../programme.js';
import { type Voucher, type VoucherState, voucherStateAt } from '../voucher.js';

/** A session that a voucher is to pay for. */
export interface SessionToPay {
  readonly organisationId: OrganisationId;
  readonly startsAt: Temporal.Instant;
  readonly adviserKind: AdviserKind;
  readonly adviserTopics: readonly Topic[];
  readonly total: Money;
  /** Of the total what is the platform's fee and anybody's VAT. */
  readonly feeAndVat: Money;
  /** Of the total what is preparation, and the VAT on that. */
  readonly preparation: { readonly net: Money; readonly vat: Money };
  /** Of paid work of every kind. */
  readonly minutes: number;
}

/** What of a voucher is spent or set aside already. */
export interface Used {
  readonly left: Money;
  readonly preparation: Money;
  readonly minutes: number;
  readonly uses: number;
  /** What the client gave in kind and was confirmed. */
  readonly inKind: Money;
}

export interface VoucherShare {
  readonly amount: Money;
  readonly preparation: Money;
  readonly minutes: number;
  /** What the client gives to the community pot beside it. */
  readonly matchMinutes: number;
  /** In hundredths of a percent of the total, where the voucher pays its whole part; null where a limit made it less. */
  readonly funderRate: number | null;
}

/**
 * What a voucher pays of a session: its percent, rounded down, of what the programme pays for, without preparation beyond
 * the package's limit. `most` bounds it further, as its booker wishes.
 * Throws `voucher-state`, `voucher-not-for-this`, `voucher-too-low`, `match-needed` where it cannot pay that.
 */
export function voucherShareOf(
  voucher: Voucher,
  used: Used,
  session: SessionToPay,
  { now, most }: { readonly now: Temporal.Instant; readonly most: Money | null },
): VoucherShare {
  refuseUnusable(voucher, session, { now, isFirst: used.uses === 0 });
  if (voucher.minutes !== null && used.minutes + session.minutes > voucher.minutes) {
    const minutes_left = Math.max(0, voucher.minutes - used.minutes);
    throw new Problem(
      'voucher-too-low',
      `This voucher has ${minutes_left} minutes of paid work left, and the session takes ${session.minutes}.`,
      { minutes_left },
    );
  }
  const wanted = wantedOf(voucher, used, session);
  const amount = most && most.minor < wanted.amount.minor ? most : wanted.amount;
  if (amount.minor > used.left.minor || amount.minor === 0) throw tooLow(used.left, amount);
  refuseUnmatched(voucher, used, amount);
  const percent = percentOf(voucher);
  const whole = amount.minor === shareOf(session.total, percent, 100).minor;
  return {
    amount,
    preparation: wanted.preparation.minor > amount.minor ? amount : wanted.preparation,
    minutes: session.minutes,
    matchMinutes: Math.ceil((session.minutes * (voucher.matchMinutesAnHour ?? 0)) / 60),
    funderRate: whole ? percent * 100 : null,
  };
}

/** Beside a match in cash the voucher pays a part of each price; beside any other, or none, all of it. */
function percentOf({ match, funderPercent }: Voucher): number {
  return match === 'cash' ? funderPercent : 100;
}

function wantedOf(voucher: Voucher, used: Used, session: SessionToPay): { amount: Money; preparation: Money } {
  const { total, feeAndVat } = session;
  const { net, vat } = session.preparation;
  const payable = voucher.paysFeeAndVat ? total : minus(total, feeAndVat);
  const percent = percentOf(voucher);
  const preparation = shareOf(voucher.paysFeeAndVat ? plus(net, vat) : net, percent, 100);
  const room = money(Math.max(0, voucher.preparationMostMinor - used.preparation.minor), total.currency);
  const over = money(Math.max(0, preparation.minor - room.minor), total.currency);
  return { amount: minus(shareOf(payable, percent, 100), over), preparation: minus(preparation, over) };
}

function refuseUnusable(
  voucher: Voucher,
  { startsAt, adviserKind, adviserTopics, organisationId, total }: SessionToPay,
  { now, isFirst }: { readonly now: Temporal.Instant; readonly isFirst: boolean },
): void {
  const state = voucherStateAt(voucher, now);
  if (state !== 'active')
    throw new Problem('voucher-state', `This voucher is ${state}: it cannot pay for a session. ${whatNow[state]}`, {
      state,
    });
  const refuse = (because: string, facts: Record<string, unknown>) => {
    const detail = `This voucher cannot pay for this session: ${because}. ${otherwise}`;
    throw new Problem('voucher-not-for-this', detail, facts);
  };
  if (voucher.organisationId !== organisationId) refuse('it is another organisation’s', { rule: 'organisation' });
  if (voucher.currency !== total.currency) refuse('its price is in another currency', { rule: 'currency' });
  const by =
    isFirst && voucher.startBy && isBefore(voucher.startBy, voucher.expiresAt) ? voucher.startBy : voucher.expiresAt;
  if (by && !isBefore(startsAt, by))
    refuse(`${isFirst ? 'its first session' : 'a session'} has to start before ${by.toString()}`, {
      rule: 'start',
      start_by: by.toString(),
    });
  if (voucher.adviserKinds.length > 0 && !voucher.adviserKinds.includes(adviserKind))
    refuse(`its programme is for ${voucher.adviserKinds.join(' and ')} advisers`, { rule: 'adviser-kind' });
  if (voucher.topics.length > 0 && !voucher.topics.some((topic) => adviserTopics.includes(topic)))
    refuse('the adviser works on none of its programme’s topics', { rule: 'topics', topics: voucher.topics });
}

const otherwise = 'Use another voucher, or pay without one.';
const whatNow: Readonly<Record<Exclude<VoucherState, 'active'>, string>> = {
  offered: 'An admin or finance of your organisation can accept it first.',
  accepted: 'It waits for its commitment fee: pay that, or ask a steward to waive it.',
  suspended: 'Ask its funder or a steward what has to be done first.',
  ...{ declined: otherwise, lapsed: otherwise, exhausted: otherwise, expired: otherwise },
  ...{ cancelled: otherwise, 'clawed-back': otherwise },
};

/** Work of one's own comes before the second half of a voucher. */
function refuseUnmatched(voucher: Voucher, { left, inKind }: Used, wanted: Money): void {
  if (voucher.match !== 'in-kind') return;
  const usedMinor = voucher.valueMinor - left.minor;
  const needed = inKindNeeded(voucher, { usedMinor, wantedMinor: wanted.minor });
  if (inKind.minor >= needed.minor) return;
  throw new Problem(
    'match-needed',
    'More of this voucher can be used once what you give in kind beside it has been recorded and confirmed. See the contributions of the voucher.',
    { needed, confirmed: inKind },
  );
}

function tooLow(left: Money, wanted: Money): Problem {
  return new Problem(
    'voucher-too-low',
    'There is not enough left on this voucher for its part of this session. Say how much of it to use, and pay the rest otherwise.',
    { left, wanted },
  );
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant | null): boolean {
  return b === null || Temporal.Instant.compare(a, b) < 0;
}

/** What of a voucher was used, by what was set aside for sessions and what came back of it. */
export function usedOf(
  left: Money,
  uses: readonly Pick<VoucherShare, 'preparation' | 'minutes'>[],
  inKind: Money = money(0, left.currency),
): Used {
  const preparation = sum(
    uses.map((use) => use.preparation),
    left.currency,
  );
  const minutes = uses.reduce((all, use) => all + use.minutes, 0);
  return { left, preparation, minutes, uses: uses.length, inKind };
}

/** A voucher's part of what is due of a session, of which it had set aside `reserved`; never more than that. */
export function dueOfVoucher(
  due: Money,
  total: Money,
  share: { readonly amount: Money; readonly funderRate: number | null },
): Money {
  const part =
    share.funderRate === null ? shareOf(due, share.amount.minor, total.minor) : shareOf(due, share.funderRate, 10_000);
  return part.minor > share.amount.minor ? share.amount : part;
}
