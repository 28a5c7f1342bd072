import type { CredentialId, ExpertId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';

export const credentialKinds = ['qualification', 'accreditation', 'training', 'insurance', 'other'] as const;
export type CredentialKind = (typeof credentialKinds)[number];
export const credentialStates = ['claimed', 'verified', 'refused', 'expired'] as const;
export type CredentialState = (typeof credentialStates)[number];

/** Something an adviser has from somebody else, such as a qualification, and what a steward found. Dates are British days. */
export interface Credential {
  readonly id: CredentialId;
  readonly expertId: ExpertId;
  readonly kind: CredentialKind;
  readonly title: string;
  readonly issuer: string;
  readonly evidenceUrl: string | null;
  readonly evidenceNote: string;
  readonly issuedOn: string;
  /** The first day on which it no longer counts. */
  readonly expiresOn: string | null;
  readonly state: Exclude<CredentialState, 'expired'>;
  readonly claimedAt: Temporal.Instant;
  readonly decidedAt: Temporal.Instant | null;
  readonly decidedBy: UserId | null;
  readonly reason: string;
  readonly withdrawnAt: Temporal.Instant | null;
  readonly warnedAt: Temporal.Instant | null;
}

/** How long before the day an adviser is written to. */
export const warnedDaysAhead = 30;
export const mostCredentials = 50;

/** The state as it is on a day: what expires does so by the calendar, when nobody writes it down. */
export function stateOn({ state, expiresOn }: Credential, today: string): CredentialState {
  return state !== 'refused' && expiresOn !== null && expiresOn <= today ? 'expired' : state;
}

/** Whether everybody may be told of it on a day. */
export function isValid(credential: Credential, today: string): boolean {
  return credential.withdrawnAt === null && stateOn(credential, today) === 'verified';
}

export interface CredentialDecision {
  readonly decision: 'verified' | 'refused';
  readonly by: UserId;
  readonly reason: string;
  readonly at: Temporal.Instant;
}

/** Decided once, while it is claimed and has not expired. Throws `credential-state`. */
export function decide(
  credential: Credential,
  { decision, by, reason, at }: CredentialDecision,
  today: string,
): Credential {
  const state = credential.withdrawnAt ? 'withdrawn' : stateOn(credential, today);
  if (state !== 'claimed') {
    throw new Problem('credential-state', `This credential is ${state}: only one that is claimed can be decided on.`, {
      state,
    });
  }
  return { ...credential, state: decision, decidedAt: at, decidedBy: by, reason };
}
