import type { Receiver } from './deliveries.js';
import type { SigningKeys } from './gocardless/signatures.js';
import type { Present } from './timetable.js';

/** Where Stripe sends events. One for Connect is sent those of connected accounts, and no others. */
export interface StripeReceiver extends Receiver {
  readonly connect?: boolean;
}

/** A call that was understood, with its answer: tests hold both against the clients' own types. */
export interface Observed {
  readonly provider: 'stripe' | 'gocardless';
  /** As in the table of endpoints: `POST /v1/refunds`. */
  readonly endpoint: string;
  readonly request: unknown;
  readonly answer: unknown;
}
export type Observer = (observed: Observed) => void;

export interface SandboxOptions {
  /** Where the time comes from; the sandbox's own clock can be moved ahead of it. */
  readonly present: Present;
  /** 0, which is what it is by default, takes any that is free. */
  readonly port?: number;
  readonly stripe?: readonly StripeReceiver[];
  readonly gocardless?: readonly Receiver[];
  /** With which outbound payments have to be signed; without any, nobody looks. */
  readonly gocardlessSigningKeys?: SigningKeys;
  /** A file in which is written what was asked, so that a sandbox that starts with it stands where the last one stopped. */
  readonly journal?: string;
  readonly observe?: Observer;
}
