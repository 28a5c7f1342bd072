import type { EarningId, ExpertId, OrganisationId, VoucherId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';

/** What it was earned by: a session, what is due of one that was called off or not come to, a group's, or parts of one in dispute. */
export const earningKinds = ['session', 'cancellation', 'no-show', 'group-session', 'undisputed', 'dispute'] as const;
export type EarningKind = (typeof earningKinds)[number];

/** Something that an adviser has earned. It is never changed: what it bears by being paid late is written beside it. */
export interface Earning {
  readonly id: EarningId;
  readonly expertId: ExpertId;
  readonly kind: EarningKind;
  /** The booking, the group session or the dispute. */
  readonly reference: string;
  /** With the adviser's VAT. */
  readonly amount: Money;
  readonly vat: Money;
  readonly earnedAt: Temporal.Instant;
  /** In London: to be paid by the end of it, whatever those who owe for it do. */
  readonly dueOn: Temporal.PlainDate;
  readonly facts: EarningFacts;
}

/** What a receipt says of it: as it was when it was earned, in words that last. Instants in UTC, money in pence. */
export interface EarningFacts {
  readonly title_en: string;
  readonly title_cy: string;
  /** Who was advised; null for a group. */
  readonly organisation: { readonly id: OrganisationId; readonly name: string } | null;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly accepted_at: string | null;
  readonly by_silence: boolean;
  /** As recorded; null of what did not take place. */
  readonly minutes: EarningMinutes | null;
  readonly quote: EarningQuote | null;
  readonly floor: EarningFloor | null;
  /** What an hour really brought, by all the time that was recorded. */
  readonly effective_hourly_minor: number | null;
  /** How that comes about, and what it is under, if anything; left out of what was earned before this was kept. */
  readonly effective?: EarningEffective | null;
  /** Who paid which part of the price; of what is due of it, the same parts. */
  readonly shares: readonly EarningShare[];
}

export interface EarningMinutes {
  readonly contact: number;
  readonly preparation: number;
  readonly write_up: number;
  readonly travel: number;
}

export interface EarningQuote {
  readonly hash: string;
  readonly adviser_net_minor: number;
  readonly fee_minor: number;
  readonly vat_minor: number;
  readonly total_minor: number;
}

export interface EarningFloor {
  readonly hourly_minor: number;
  readonly area: string;
  readonly policy_id: string;
  readonly decision: string;
}

/** (Pay less costs) for all minutes, an hour. */
export interface EarningEffective {
  /** Net, without what was paid back. */
  readonly pay_minor: number;
  /** What the adviser bore themselves. */
  readonly costs_minor: number;
  readonly minutes: number;
  readonly living_wage_minor: number;
  readonly verdict: 'fair' | 'under-floor' | 'under-living-wage';
}

export interface EarningShare {
  readonly source: string;
  readonly voucher_id: VoucherId | null;
  /** The funder, of a voucher. */
  readonly name: string | null;
  readonly amount_minor: number;
}
