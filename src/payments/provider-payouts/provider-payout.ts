import type { ProviderPayoutId } from '../../kernel/id.js';
import { minus, money, type Money } from '../../kernel/money.js';
import type { Transfer } from '../../ledger/index.js';
import type { Provider } from '../payment.js';
import { payoutArrived, payoutFees, payoutReturned, providerPaidOut } from './provider-payout.postings.js';

/** In the order in which they come: a payout that has arrived may come back. */
const payoutStates = ['under-way', 'arrived', 'returned'] as const;
export type ProviderPayoutState = (typeof payoutStates)[number];

/** What a provider's payout is made of: so many tenths of a penny for or against us, because of a payment or a refund of that id. */
export interface PayoutItem {
  readonly kind: string;
  readonly externalId: string;
  readonly tenths: number;
}

/** A payout of a provider's to our bank, as it stands there. */
export interface SeenPayout {
  readonly externalId: string;
  /** What arrives. */
  readonly amount: Money;
  /** What the provider kept for its work; below zero where it gives more back than it takes. */
  readonly fee: Money;
  readonly state: ProviderPayoutState;
  readonly madeAt: Temporal.Instant;
  /** None where the provider does not itemise. */
  readonly items: readonly PayoutItem[];
}

export interface ProviderPayout extends Omit<SeenPayout, 'items'> {
  readonly id: ProviderPayoutId;
  readonly provider: Provider;
  readonly keptAt: Temporal.Instant;
  readonly arrivedAt: Temporal.Instant | null;
  readonly returnedAt: Temporal.Instant | null;
}

/**
 * What is written when a payout stands as it was seen; null where that is known. It goes by what is kept and never backwards, so an
 * answer that is older than the last one changes nothing.
 */
export function payoutSeen(
  kept: ProviderPayout,
  seen: Pick<SeenPayout, 'state'>,
  now: Temporal.Instant,
): { readonly payout: ProviderPayout; readonly transfers: readonly Transfer[] } | null {
  if (payoutStates.indexOf(seen.state) <= payoutStates.indexOf(kept.state)) return null;
  const when = { occurredAt: now };
  if (seen.state === 'arrived')
    return { payout: { ...kept, state: 'arrived', arrivedAt: now }, transfers: [payoutArrived(kept, when)] };
  const returned = payoutReturned({ ...kept, hasArrived: kept.state === 'arrived' }, when);
  return { payout: { ...kept, state: 'returned', returnedAt: now }, transfers: [returned] };
}

/** Money that has left the provider's account of us, and the fee that it kept of it. */
export function payoutMade(payout: ProviderPayout, now: Temporal.Instant): Transfer[] {
  const when = { occurredAt: now };
  return payout.fee.minor === 0
    ? [providerPaidOut(payout, when)]
    : [providerPaidOut(payout, when), payoutFees(payout, when)];
}

/** Items of these kinds are about a payment or a refund, in whole pence; all others are for the provider's work. */
export function isOfFees({ kind }: Pick<PayoutItem, 'kind'>): boolean {
  return !kind.startsWith('payment_') && !kind.startsWith('refund');
}

/**
 * What the fees in a payout come to. They are tenths of a penny, and their sum is rounded to the penny. Where all items add up to the
 * payout but for that rounding, the fee is what is missing of it, so that the odd penny is the fee's; where they do not, it is
 * the sum of the fees alone, and the rest does not hide in it.
 */
export function feeOf(items: readonly PayoutItem[], amount: Money): Money {
  const tenthsOf = (some: readonly PayoutItem[]) => some.reduce((sum, { tenths }) => sum + tenths, 0);
  const fees = 0 - tenthsOf(items.filter(isOfFees));
  const gross = tenthsOf(items.filter((item) => !isOfFees(item)));
  const isWhole = gross % 10 === 0 && Math.abs(gross - fees - amount.minor * 10) < 10;
  return isWhole ? minus(money(gross / 10, amount.currency), amount) : money(rounded(fees), amount.currency);
}

function rounded(tenths: number): number {
  return Math.sign(tenths) * Math.round(Math.abs(tenths) / 10);
}
