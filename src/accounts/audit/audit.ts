import type { OrganisationId, UserId } from '../../kernel/id.js';
import { roles } from '../actor.js';

const ofProgrammes = [
  'programme-created',
  'programme-changed',
  'programme-opened',
  'programme-paused',
  'programme-closed',
  'package-added',
  'package-retired',
  'deposit-recorded',
  'deposit-reversed',
  'fund-returned',
  'invoice-issued',
  'invoice-cancelled',
  'standing-deposit-started',
  'standing-deposit-active',
  'standing-deposit-paused',
  'standing-deposit-ended',
  'application-diagnosed',
  'scorer-assigned',
  'scorer-excused',
  'application-decided',
  'appeal-decided',
  'voucher-fee-received',
  'voucher-fee-waived',
  'voucher-extended',
  'voucher-suspended',
  'voucher-resumed',
  'voucher-cancelled',
  'voucher-clawed-back',
  'contribution-confirmed',
  'contribution-refused',
] as const;

/** What is written down when it is done; a word for it stays what it is. */
export const deeds = [
  'organisation-founded',
  'enterprise-described',
  'invitation-sent',
  'invitation-sent-again',
  'invitation-withdrawn',
  'member-joined',
  'member-role-changed',
  'member-removed',
  'member-left',
  'api-key-created',
  'api-key-revoked',
  'passkey-added',
  'passkey-removed',
  'steward-granted',
  'adviser-approved',
  'adviser-returned',
  'adviser-suspended',
  'suspension-lifted',
  'credential-verified',
  'credential-refused',
  'oversight-accepted',
  'oversight-declined',
  'oversight-withdrawn',
  'oversight-ended',
  'promotion-endorsed',
  'promotion-not-endorsed',
  'adviser-promoted',
  'adviser-not-promoted',
  'booking-cancelled',
  'question-declined',
  'organisation-blocked',
  'organisation-unblocked',
  'file-removed',
  'erasure-asked',
  'erasure-withdrawn',
  'person-erased',
  'complaint-acknowledged',
  'complaint-resolved',
  'booking-funded',
  'debt-payment-recorded',
  'refund-retried',
  'objection-raised',
  'objection-withdrawn',
  'objection-decided',
  'no-show-reported',
  'no-show-contested',
  'no-show-decided',
  'dispute-opened',
  'dispute-withdrawn',
  'mediator-named',
  'dispute-proposed',
  'proposal-accepted',
  'proposal-refused',
  'panel-named',
  'panelist-voted',
  'dispute-appealed',
  'dispute-ended',
  'review-hidden',
  'session-countersigned',
  'group-session-guaranteed',
  'funder-recognised',
  'time-credits-given',
  'time-credits-granted',
  'pool-deposit-recorded',
  'report-locked',
  'report-restated',
  'payment-problem-redriven',
  'mandate-asked',
  'mandate-cancelled',
  'payout-destination-chosen',
  'payout-destination-confirmed',
  'trading-details-stated',
  'platform-report-exported',
  'invoicing-authority-given',
  'invoicing-authority-taken-back',
  'payout-approved',
  'float-top-up-recorded',
  'float-top-up-reversed',
  'payouts-planned',
  'payout-cancelled',
  'bank-file-made',
  'bank-file-exported',
  'bank-file-withdrawn',
  'bank-results-recorded',
  'pay-figures-read',
  'policy-change-proposed',
  'policy-change-seconded',
  'policy-change-withdrawn',
  'policy-change-decided',
  'policy-vote-cast',
  'policy-overridden',
  ...ofProgrammes,
] as const;
export type Deed = (typeof deeds)[number];

/** In what capacity. `self`: over what is one's own; `operator`: whoever runs the service, at its command line. */
export const capacities = ['self', ...roles, 'adviser', 'steward', 'operator'] as const;
export type Capacity = (typeof capacities)[number];

export const subjectKinds = [
  'organisation',
  'invitation',
  'person',
  'api-key',
  'passkey',
  'adviser',
  'credential',
  'complaint',
  'booking',
  'review',
  'group-session',
  'programme',
  'time-gift',
  'pool-deposit',
  'question',
  'file',
  'application',
  'voucher',
  'mandate',
  'payment-problem',
  'payout',
  'payout-run',
  'bank-file',
  'float-top-up',
  'policy',
  'policy-change',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface AuditEntry {
  readonly at: Temporal.Instant;
  /** Null for an operator. */
  readonly by: UserId | null;
  readonly as: Capacity;
  readonly deed: Deed;
  readonly on: {
    readonly kind: SubjectKind;
    readonly id: string;
  };
  /** Whose admins may read it. */
  readonly organisationId?: OrganisationId;
  /** Somebody else whom it concerns, and who may read it. */
  readonly about?: UserId;
  /** Codes, ids and figures; never a text that somebody wrote, a name or an address. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}
