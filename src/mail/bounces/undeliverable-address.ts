/** That letters came back, that a mail server refused the address, or that its reader called one of them spam. */
export const undeliverableReasons = ['bounced', 'refused', 'complained'] as const;
export type UndeliverableReason = (typeof undeliverableReasons)[number];

/** Why an address is to get no letters. */
export interface Undeliverability {
  readonly address: string;
  readonly reason: UndeliverableReason;
  /** As `DeliveryFailure` has it. */
  readonly failure: string | null;
  readonly letterId: string | null;
}

/** An address that gets no letters until somebody has it tried again. */
export interface UndeliverableAddress extends Pick<Undeliverability, 'address' | 'reason' | 'failure'> {
  readonly id: string;
  readonly since: Temporal.Instant;
  /** How many letters wait for that. */
  readonly held: number;
}
