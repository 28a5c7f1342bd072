import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** The complaints that somebody made. */
@Injectable()
export class PersonalComplaints implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'complaints',
      purpose: 'To look into what went wrong, and to show that we did.',
      kept: 'Six years after it was resolved, or as the policy retention says; then its texts go.',
      covers: ['complaints (user_id)', 'complaint_events (by_user)'],
      erased: {
        stays:
          'What you complained about and how it ended, without your name, until its own time is over: for claims in law.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT c.id, c.number, c.about, c.body AS text, c.booking_reference, c.state, c.received_at, c.due_at, c.acknowledged_at,
             c.resolved_at, c.outcome, (
               SELECT coalesce(json_agg(json_build_object('kind', e.kind, 'at', e.at) ORDER BY e.at, e.id), '[]')
               FROM complaint_events e WHERE e.complaint_id = c.id) AS history
           FROM complaints c
           WHERE c.user_id = $1 ORDER BY c.received_at, c.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      held: async (tx, { userId }) => {
        const rows: { count: number }[] = await tx.query(
          'SELECT count(*)::int AS count FROM complaints WHERE user_id = $1 AND forgotten_at IS NULL',
          [userId],
        );
        return rows[0]?.count ?? 0;
      },
      erase: () => Promise.resolve(),
    });
  }
}
