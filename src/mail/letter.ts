/** A letter to one person, as the module whose fact it tells wrote it. */
export interface Letter {
  /** What it tells, such as `booking-confirmed`. */
  readonly kind: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** An iTIP part (RFC 5546), shown by mail programs as an invitation. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | undefined;
  /** An address of ours that takes what its reader answers; left out where nobody reads that. */
  readonly replyTo?: string | undefined;
}

/** A letter as it lies in the database. */
export interface KeptLetter {
  readonly id: string;
  readonly kind: string;
  readonly to_address: string;
  readonly to_name: string;
  readonly subject: string;
  readonly body: string | null;
  readonly calendar: string | null;
  readonly calendar_method: 'REQUEST' | 'CANCEL' | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  /** Where it leads on this site. */
  readonly path: string | null;
  /** When its reader saw here what it told. */
  readonly read_at: Date | null;
}

/** Which part of what somebody was written. */
export interface LettersWanted {
  readonly before: { readonly at: string; readonly id: string } | undefined;
  readonly count: number;
}
