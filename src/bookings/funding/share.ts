import type { BookingId, UserId, VoucherId } from '../../kernel/id.js';
import { minus, money, type Money, sum } from '../../kernel/money.js';
import { dueOfVoucher } from '../../vouchers/index.js';

export const shareSources = ['voucher', 'client', 'pool', 'time-credits'] as const;
export type ShareSource = (typeof shareSources)[number];

/** Which part of a session's price somebody pays. The shares of a session are fixed at once and add up to its price. */
export interface Share {
  readonly bookingId: BookingId;
  readonly position: number;
  readonly source: ShareSource;
  readonly voucherId: VoucherId | null;
  readonly amount: Money;
  /** In hundredths of a percent, where a funder pays its whole part; null where a limit made it less. */
  readonly funderRate: number | null;
  readonly fixedAt: Temporal.Instant;
  readonly fixedBy: UserId;
  /** Since when it lies in escrow. */
  readonly securedAt: Temporal.Instant | null;
}

/** What of a share is due, and what goes back to its source. */
export interface ShareDue {
  readonly position: number;
  readonly source: ShareSource;
  readonly voucherId: VoucherId | null;
  readonly due: Money;
  readonly returned: Money;
}

/** What is due by share; what no share pays is the client's debt. */
export interface SharedDue {
  readonly shares: readonly ShareDue[];
  readonly debt: Money;
}

/** The voucher's share first, and the client's the rest; a share of nothing is none. */
export function splitOf(
  total: Money,
  voucher: { readonly voucherId: VoucherId; readonly amount: Money; readonly funderRate: number | null } | null,
  fixed: Pick<Share, 'bookingId' | 'fixedAt' | 'fixedBy'>,
): Share[] {
  const rest = voucher ? minus(total, voucher.amount) : total;
  const shares: Omit<Share, 'position'>[] = [];
  if (voucher) shares.push({ ...fixed, source: 'voucher', ...voucher, securedAt: fixed.fixedAt });
  if (rest.minor > 0) {
    const client = { source: 'client', voucherId: null, amount: rest, funderRate: null, securedAt: null } as const;
    shares.push({ ...fixed, ...client });
  }
  return shares.map((share, index) => ({ ...share, position: index + 1 }));
}

/** What is not in escrow yet. */
export function owedOf(shares: readonly Share[], total: Money): Money {
  const secured = shares.filter(({ securedAt }) => securedAt !== null).map(({ amount }) => amount);
  return minus(total, sum(secured, total.currency));
}

/**
 * Each source bears its share of what is due again: the funder's rounded down, the client's the rest, never more than it
 * put in. A voucher pays its client's late cancellation or no-show once; after that its share goes back whole.
 * @param paidLate the vouchers that have paid one already
 */
export function dueByShare(due: Money, shares: readonly Share[], paidLate: ReadonlySet<VoucherId>): SharedDue {
  const total = sum(
    shares.map(({ amount }) => amount),
    due.currency,
  );
  let left = due;
  const borne = shares
    .toSorted((one, other) => Number(one.voucherId === null) - Number(other.voucherId === null))
    .map((share): ShareDue => {
      const part = least(partOf(due, total, share, paidLate) ?? left, left);
      const { position, source, voucherId, amount } = share;
      const bears = least(part, amount);
      left = minus(left, bears);
      return { position, source, voucherId, due: bears, returned: minus(amount, bears) };
    });
  return { shares: borne, debt: left };
}

/** Null: whatever the others leave. */
function partOf(due: Money, total: Money, share: Share, paidLate: ReadonlySet<VoucherId>): Money | null {
  if (share.voucherId === null) return null;
  return paidLate.has(share.voucherId) ? money(0, due.currency) : dueOfVoucher(due, total, share);
}

function least(one: Money, other: Money): Money {
  return one.minor < other.minor ? one : other;
}
