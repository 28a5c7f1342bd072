import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';
import { Retention } from '../../platform/retention.js';
import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { heldSince } from '../legal-hold.js';

/** What advisers recorded of sessions, and the notes that are theirs alone. */
@Injectable()
export class PersonalSessionRecords implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.tellOfRecords();
    this.tellOfNotes();
    this.personalData.tellOfOrganisations({
      name: 'session-records',
      purpose: 'To say that a session took place, how long it took and what it was about.',
      kept: 'For good as a record of what was delivered; its summary until its adviser asks to be erased, or longer where the law says so.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT d.booking_id, x.name AS adviser, d.version, d.recorded_at, d.contact_minutes, d.preparation_minutes,
             d.write_up_minutes, d.travel_minutes, d.topics, d.language, d.summary
           FROM session_deliveries d JOIN bookings b ON b.id = d.booking_id JOIN experts x ON x.id = b.expert_id
           WHERE b.organisation_id = $1 ORDER BY d.recorded_at, d.booking_id, d.version OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }

  private tellOfRecords(): void {
    this.personalData.tell({
      name: 'session-records',
      purpose: 'To say that a session took place, how long it took and what it was about.',
      kept: 'For good as a record of what was delivered; what you wrote in it until you ask to be erased, or longer where the law says so.',
      covers: ['session_deliveries (recorded_by)'],
      erased: {
        goes: 'What you wrote about sessions, in records, objections, plans and reviews, save where it is said to stay.',
        stays:
          'Minutes, topics and language, without your name. The summary of a paid session is a financial record: six years or as the policy retention says.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT d.booking_id, d.version, d.recorded_at, d.contact_minutes, d.preparation_minutes, d.write_up_minutes,
             d.travel_minutes, d.topics, d.language, d.summary
           FROM session_deliveries d
           WHERE d.recorded_by = $1 ORDER BY d.recorded_at, d.booking_id, d.version OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      held: async (tx, { userId }, now) => {
        const rows: { count: number }[] = await tx.query(
          `SELECT count(*)::int AS count FROM session_deliveries d JOIN bookings b ON b.id = d.booking_id
           WHERE d.recorded_by = $1 AND is_held(b, $2)`,
          [userId, await heldSince(this.retention, tx, now)],
        );
        return rows[0]?.count ?? 0;
      },
      erase: (tx, { userId }, now) => this.blank(tx, userId, now),
      release: (tx, userId, now) => this.blank(tx, userId, now),
    });
  }

  private tellOfNotes(): void {
    this.personalData.tell({
      name: 'session-notes',
      purpose: 'To let you remember a session. Nobody else reads them.',
      kept: 'Until you change them, or ask to be erased.',
      covers: [],
      erased: { goes: 'All of them.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT n.booking_id, n.notes, n.written_at
           FROM session_notes n JOIN bookings b ON b.id = n.booking_id JOIN experts x ON x.id = b.expert_id
           WHERE x.user_id = $1 ORDER BY n.written_at, n.booking_id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the records
    });
  }

  /** Of everything that is written about sessions: records, notes, objections, no-shows, plans, reviews, countersignatures. */
  private async blank(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<void> {
    const since = await heldSince(this.retention, tx, now);
    await tx.query('SELECT erase_session_words_of($1, $2, $3)', [userId, since, now.toString()]);
  }
}
