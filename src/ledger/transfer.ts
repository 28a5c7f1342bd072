import type { Id, UserId } from '../kernel/id.js';
import { type Currency, minus, money, type Money, sum } from '../kernel/money.js';

export type TransferId = Id<'transfer'>;

/** What an account is for, and whose it is: a programme's, a voucher's, a booking's, an adviser's; nobody's for the platform's own. */
export interface Account {
  readonly kind: string;
  readonly owner: string;
  /** What its balance never goes under; an open account has no such bound, and nobody queues for it. */
  readonly least: number | null;
}

/** What an account gets, or gives where it is below zero. */
export interface Posting {
  readonly account: Account;
  readonly amount: Money;
}

/**
 * One fact in the books, once for its code and reference. Its postings add up to zero and are of one currency. By sign a
 * balance says what the platform owes its owner: what lies at a bank is below zero, what is owed to an adviser above.
 */
export interface Transfer {
  readonly code: string;
  readonly reference: string;
  readonly occurredAt: Temporal.Instant;
  readonly postings: readonly Posting[];
  readonly by?: UserId;
  readonly reverses?: TransferId;
}

/** Money that goes from one account to another. Nothing is no transfer: undefined. */
export function moved(amount: Money, from: Account, to: Account): readonly Posting[] {
  return amount.minor === 0
    ? []
    : [
        { account: from, amount: minus(money(0, amount.currency), amount) },
        { account: to, amount },
      ];
}

/** The postings with one for each account, and none of nothing. Throws a RangeError unless they balance and are of one currency. */
export function netted(postings: readonly Posting[]): Posting[] {
  const byAccount = Map.groupBy(postings, ({ account }) => `${account.kind} ${account.owner}`);
  const currency = currencyOf(postings);
  const net = [...byAccount.values()].flatMap((same) => {
    const amount = sum(
      same.map((posting) => posting.amount),
      currency,
    );
    return same[0] && amount.minor !== 0 ? [{ account: same[0].account, amount }] : [];
  });
  const rest = sum(
    net.map(({ amount }) => amount),
    currency,
  );
  if (rest.minor !== 0) throw new RangeError(`Postings that add up to ${rest.minor}`);
  return net;
}

export function currencyOf(postings: readonly Posting[]): Currency {
  return postings[0]?.amount.currency ?? 'GBP';
}
