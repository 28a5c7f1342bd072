import type { Agent } from 'node:https';

export interface StripeKeys {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Of the endpoint that is told of connected accounts. */
  readonly connectWebhookSecret: string | null;
  /** Where the sandbox listens on this machine; null for Stripe itself. */
  readonly sandboxPort: number | null;
}

interface GoCardlessSigning {
  /** GoCardless's name for the public key. */
  readonly keyId: string;
  /** Of the private one. */
  readonly pem: string;
}

export interface GoCardlessKeys {
  readonly accessToken: string;
  readonly webhookSecret: string;
  readonly environment: 'live' | 'sandbox';
  /** What requests for money to go out are signed with, as GoCardless asks; null where none goes out. */
  readonly signing: GoCardlessSigning | null;
  /** Leads connections to the sandbox on this machine; null for GoCardless itself. */
  readonly sandboxAgent: Agent | null;
}
