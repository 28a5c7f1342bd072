import type { ExpertId } from '../../kernel/id.js';
import { missingIn, type MissingDetail, type TradingDetails } from '../supplies/trading-details.js';

/** An adviser as the tax office is told of them. */
export interface ReportedSeller {
  readonly expertId: ExpertId;
  /** What they are called here. */
  readonly name: string;
  /** When they began here. */
  readonly createdAt: Temporal.Instant;
  readonly details: TradingDetails | undefined;
  /** Where they are paid: a sort code with the number of an account, or an account with Stripe. */
  readonly account: string | null;
  /** Whose account that is, where a bank knows. */
  readonly accountName: string | null;
}

/** What of an adviser is still to be asked for, in this order. Whoever has stated nothing is not asked for a date of birth yet: companies have none. */
export const reportedParts = [
  ...(['legal_name', 'address', 'country', 'tax_number', 'date_of_birth', 'account'] as const),
] as const satisfies readonly (MissingDetail | 'account')[];
export type ReportedPart = (typeof reportedParts)[number];

export function missingOf({ details, account }: Pick<ReportedSeller, 'details' | 'account'>): ReportedPart[] {
  return [...missingIn(details), ...(account === null ? (['account'] as const) : [])];
}

interface Incomplete {
  readonly seller: ReportedSeller;
  readonly missing: readonly ReportedPart[];
}

/** Of whom something is missing, the first to begin here first, and of how many what is. */
export function incompleteAmong(sellers: readonly ReportedSeller[]): {
  readonly incomplete: readonly Incomplete[];
  readonly counts: Readonly<Record<ReportedPart, number>>;
} {
  const incomplete = sellers
    .map((seller) => ({ seller, missing: missingOf(seller) }))
    .filter(({ missing }) => missing.length > 0)
    .toSorted((a, b) => order(a.seller, b.seller));
  const count = (part: ReportedPart) => incomplete.filter(({ missing }) => missing.includes(part)).length;
  const counts = Object.fromEntries(reportedParts.map((part) => [part, count(part)])) as Record<ReportedPart, number>;
  return { incomplete, counts };
}

/** Those after a place in that order. */
export function incompleteAfter(incomplete: readonly Incomplete[], place: { at: string; id: string } | undefined) {
  if (!place) return incomplete;
  const last = { createdAt: Temporal.Instant.from(place.at), expertId: place.id as ExpertId };
  return incomplete.filter(({ seller }) => order(last, seller) < 0);
}

type Begun = Pick<ReportedSeller, 'createdAt' | 'expertId'>;

function order(a: Begun, b: Begun): number {
  return (
    Temporal.Instant.compare(a.createdAt, b.createdAt) ||
    (a.expertId < b.expertId ? -1 : Number(a.expertId > b.expertId))
  );
}
