import type { ApplicationId, OrganisationId, PackageId, ProgrammeId, UserId, VoucherId } from '../kernel/id.js';
import type { Currency } from '../kernel/money.js';
import type { SpendingTerms } from './programme.js';

export const voucherStates = [
  ...(['offered', 'declined', 'lapsed', 'accepted', 'active', 'suspended'] as const),
  ...(['exhausted', 'expired', 'cancelled', 'clawed-back'] as const),
] as const;
export type VoucherState = (typeof voucherStates)[number];

/** Whose fault it is that money was drawn which should not have been, and so who bears it. */
export const clawbackCauses = ['false-declaration', 'funder-error', 'platform-error'] as const;
export type ClawbackCause = (typeof clawbackCauses)[number];

/** Money of a programme that was awarded to an organisation, on the programme's terms as they were when it was offered. */
export interface Voucher extends SpendingTerms {
  readonly id: VoucherId;
  readonly programmeId: ProgrammeId;
  readonly applicationId: ApplicationId;
  readonly organisationId: OrganisationId;
  readonly packageId: PackageId;
  readonly state: VoucherState;
  readonly stateSince: Temporal.Instant;
  readonly currency: Currency;
  readonly valueMinor: number;
  /** Of paid work of every kind together, at most. */
  readonly minutes: number | null;
  readonly preparationMostMinor: number;
  readonly commitmentFeeMinor: number;
  readonly subsidyControlled: boolean;
  readonly offeredAt: Temporal.Instant;
  readonly offeredBy: UserId | null;
  readonly offerLapsesAt: Temporal.Instant;
  readonly acceptedAt: Temporal.Instant | null;
  readonly acceptedBy: UserId | null;
  readonly activeAt: Temporal.Instant | null;
  readonly startBy: Temporal.Instant | null;
  readonly expiresAt: Temporal.Instant | null;
  readonly extendedAt: Temporal.Instant | null;
  readonly suspendedAt: Temporal.Instant | null;
  readonly suspensionReason: string | null;
  readonly endedAt: Temporal.Instant | null;
  readonly endReason: string | null;
  readonly clawbackCause: ClawbackCause | null;
  readonly latePaidAt: Temporal.Instant | null;
  readonly codeHash: string | null;
}

/** The state as it is at an instant: offers lapse and vouchers expire by the clock, not when somebody writes it down. */
export function voucherStateAt(voucher: Voucher, now: Temporal.Instant): VoucherState {
  const { state, offerLapsesAt, expiresAt } = voucher;
  if (state === 'offered') return isBefore(now, offerLapsesAt) ? state : 'lapsed';
  const usable = state === 'active' || state === 'suspended';
  return usable && expiresAt && !isBefore(now, expiresAt) ? 'expired' : state;
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
