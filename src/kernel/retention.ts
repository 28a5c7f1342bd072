/** How long things are kept, as the members decide. A person may ask for any of it sooner, save what the law holds. */
export interface RetentionPeriods {
  /** That a letter was sent, to whom and about what. */
  readonly letter_days: number;
  /** From which address how often somebody asked to sign in. */
  readonly sign_in_trace_days: number;
  /** The answer to a request that may be asked again. */
  readonly idempotency_key_days: number;
  /** What was written with a time that was held and never confirmed. */
  readonly lapsed_hold_days: number;
  readonly message_days: number;
  /** Where two met, and the number that a client left for it, after the session. */
  readonly meeting_days: number;
  /** What an organisation answered to the diagnostic. */
  readonly diagnostic_days: number;
  /** What a complaint said and how it ended, after it was resolved. */
  readonly complaint_years: number;
  /** Records of what was sold, after the session. */
  readonly financial_years: number;
  /** From asking to be erased to the deed, so that it can be taken back. */
  readonly erasure_grace_days: number;
}
