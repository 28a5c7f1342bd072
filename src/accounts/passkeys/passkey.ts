import type { PasskeyId, UserId } from '../../kernel/id.js';

export const mostPasskeys = 20;

/** What signs a person in without a letter. Its private half never leaves their device; the sign-in library reads ours. */
export interface Passkey {
  readonly id: PasskeyId;
  readonly userId: UserId;
  readonly name: string;
  /** Whether it is copied to other devices of theirs, by what keeps it. */
  readonly synced: boolean;
  readonly createdAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
}

/** A passkey that has just been verified, as the sign-in library hands it over. */
export interface VerifiedPasskey {
  readonly userId: UserId;
  readonly name: string;
  readonly credentialID: string;
  readonly publicKey: string;
  /** How often it has signed, where the device counts. */
  readonly counter: number;
  readonly deviceType: string;
  readonly backedUp: boolean;
  readonly transports: string;
  readonly aaguid: string;
}
