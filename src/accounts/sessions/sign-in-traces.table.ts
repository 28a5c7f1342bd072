import type { Transaction } from '../../platform/database.js';

/** What the sign-in library writes down and does not take away again. */
export class SignInTraceTable {
  constructor(private readonly tx: Transaction) {}

  async deleteExpired(now: Temporal.Instant): Promise<void> {
    await this.tx.query('DELETE FROM "session" WHERE "expiresAt" < $1', [now.toString()]);
    await this.tx.query('DELETE FROM "verification" WHERE "expiresAt" < $1', [now.toString()]);
  }

  /** Counts of requests hold the addresses that they came from. */
  async deleteCountsBefore(instant: Temporal.Instant): Promise<void> {
    await this.tx.query('DELETE FROM "rateLimit" WHERE "lastRequest" < $1', [instant.epochMilliseconds]);
  }
}
