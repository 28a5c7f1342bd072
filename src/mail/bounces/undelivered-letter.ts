/** A letter that did not arrive, and that nobody tries any more; of its text nothing is shown. */
export interface UndeliveredLetter {
  readonly id: string;
  readonly kind: string;
  readonly address: string;
  /** As `DeliveryFailure` has it. */
  readonly failure: string | null;
  readonly tries: number;
  readonly writtenAt: Temporal.Instant;
  /** When it was given up, or came back. */
  readonly endedAt: Temporal.Instant;
  readonly cameBack: boolean;
  /** Whether it is there still, worth sending, and its address is not marked. */
  readonly canBeSent: boolean;
}
