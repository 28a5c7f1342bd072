import type { OrganisationId, PackageId, ProgrammeId, UserId } from '../kernel/id.js';
import type { Currency } from '../kernel/money.js';
import type { LegalForm, Region, Sector, Stage, Topic } from '../kernel/taxonomy.js';
import type { ReportField } from './report-field.js';

export const programmeStates = ['draft', 'open', 'paused', 'closed'] as const;
export type ProgrammeState = (typeof programmeStates)[number];

export const decisionModes = ['first-come', 'panel', 'members'] as const;
export type DecisionMode = (typeof decisionModes)[number];

/** What a client gives beside the funder: the rest of each price, work of its own, or hours to the community pot. */
export const matchKinds = ['none', 'cash', 'in-kind', 'time-credits'] as const;
export type MatchKind = (typeof matchKinds)[number];

export const adviserKinds = ['specialist', 'barefoot'] as const;
export type AdviserKind = (typeof adviserKinds)[number];

/** Who may apply. A list that is empty means all. */
export interface Eligibility {
  readonly regions: readonly Region[];
  readonly stages: readonly Stage[];
  readonly sectors: readonly Sector[];
  readonly legalForms: readonly LegalForm[];
  readonly leastPeople: number | null;
  readonly mostPeople: number | null;
  /** How many vouchers of this programme an organisation may have had before. */
  readonly mostPreviousAwards: number | null;
}

/** What a voucher is spent under; copied onto it when it is offered. */
export interface SpendingTerms {
  /** Of each price, in whole percent; the remainder is the client's. Only a match in cash leaves one. */
  readonly funderPercent: number;
  readonly match: MatchKind;
  /** With a match in time credits: for each hour of a session. */
  readonly matchMinutesAnHour: number | null;
  readonly paysFeeAndVat: boolean;
  /** Empty: all. */
  readonly topics: readonly Topic[];
  readonly adviserKinds: readonly AdviserKind[];
  /** From acceptance: until when the first session starts, and until when all have. */
  readonly startDays: number;
  readonly useMonths: number;
}

/** A funder's support with its rules, which are data. Amounts are in minor units of `currency`. */
export interface Programme extends SpendingTerms {
  readonly id: ProgrammeId;
  readonly funderId: OrganisationId;
  /** The funder is a public authority: the Subsidy Control Act 2022, ss 36 and 37, applies. */
  readonly subsidyControlled: boolean;
  readonly nameEn: string;
  readonly nameCy: string;
  readonly summaryEn: string;
  readonly summaryCy: string;
  readonly state: ProgrammeState;
  readonly stateSince: Temporal.Instant;
  readonly currency: Currency;
  readonly budgetMinor: number;
  /** What may be offered in a calendar month (UTC). */
  readonly monthlyCapMinor: number | null;
  readonly opensAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
  readonly eligibility: Eligibility;
  readonly decision: DecisionMode;
  readonly scorers: number;
  /** Of a package's value, at most this much pays for preparation. */
  readonly preparationPercent: number;
  readonly commitmentFeeMinor: number;
  readonly offerDays: number;
  readonly reportFields: readonly ReportField[];
  readonly version: number;
  readonly createdAt: Temporal.Instant;
  readonly createdBy: UserId;
}

/** What is awarded: so much money, and where `minutes` is not null at most so much paid work. */
export interface Package {
  readonly id: PackageId;
  readonly programmeId: ProgrammeId;
  readonly titleEn: string;
  readonly titleCy: string;
  readonly valueMinor: number;
  readonly minutes: number | null;
  readonly retiredAt: Temporal.Instant | null;
}
