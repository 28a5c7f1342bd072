import type { UserId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';

/** What happened to a programme, an application or a voucher; facts are ids, codes and figures. */
export interface SupportEvent {
  readonly subject: 'programme' | 'application' | 'voucher';
  readonly subjectId: string;
  readonly kind: string;
  readonly at: Temporal.Instant;
  readonly by: UserId | null;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

export class SupportEvents {
  constructor(private readonly tx: Transaction) {}

  async record({ subject, subjectId, kind, at, by, facts = {} }: SupportEvent): Promise<void> {
    await this.tx.query(
      'INSERT INTO support_events (subject, subject_id, kind, at, by_user, facts) VALUES ($1, $2, $3, $4, $5, $6)',
      [...[subject, subjectId, kind, at.toString(), by, JSON.stringify(facts)]],
    );
  }
}
