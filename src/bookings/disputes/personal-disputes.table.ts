import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';
import { Retention } from '../../platform/retention.js';
import { heldSince } from '../legal-hold.js';

/** What somebody said, proposed or decided in disputes about sessions. */
@Injectable()
export class PersonalDisputes implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'disputes',
      purpose: 'To settle what two sides of a session disagree about, and to show why it was settled so.',
      kept: 'For good, as what was settled and how; what was said with it until you ask to be erased, or longer where the law says so.',
      covers: [
        ...['disputes (opened_by)', 'disputes (mediator_id)', 'disputes (appealed_by)', 'dispute_statements (said_by)'],
        ...['dispute_panelists (user_id)', 'dispute_decisions (by_steward)'],
      ],
      erased: {
        goes: 'What you said in disputes, save about a paid session.',
        stays:
          'That a session was disputed, and how it ended. What was said about a paid session goes with its record.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT d.id, d.booking_id, d.about, d.reason, d.opened_at, d.opened_by = $1 AS opened_by_me, d.currency, d.disputed_minor,
             d.state, d.mediator_id = $1 AS mediated_by_me, d.appealed_by = $1 AS appealed_by_me, d.ended_at, d.outcome, d.awarded_minor,
             (SELECT json_agg(json_build_object('said_at', s.said_at, 'as', s.said_as, 'statement', s.statement) ORDER BY s.said_at, s.id)
               FROM dispute_statements s WHERE s.dispute_id = d.id AND s.said_by = $1) AS statements,
             (SELECT json_build_object('named_at', p.named_at, 'awarded_minor', p.awarded_minor, 'reason', p.reason, 'voted_at', p.voted_at)
               FROM dispute_panelists p WHERE (p.dispute_id, p.user_id) = (d.id, $1)) AS on_its_panel,
             (SELECT json_agg(json_build_object('round', c.round, 'awarded_minor', c.awarded_minor, 'reason', c.reason, 'decided_at', c.decided_at))
               FROM dispute_decisions c WHERE c.dispute_id = d.id AND c.by_steward = $1) AS decided_by_me
           FROM disputes d
           WHERE $1 IN (d.opened_by, d.mediator_id, d.appealed_by)
             OR EXISTS (SELECT FROM dispute_statements s WHERE s.dispute_id = d.id AND s.said_by = $1)
             OR EXISTS (SELECT FROM dispute_panelists p WHERE (p.dispute_id, p.user_id) = (d.id, $1))
             OR EXISTS (SELECT FROM dispute_decisions c WHERE c.dispute_id = d.id AND c.by_steward = $1)
           ORDER BY d.opened_at, d.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }, now) => {
        const since = await heldSince(this.retention, tx, now);
        await tx.query('SELECT erase_dispute_words_of($1, $2, $3)', [userId, since, now.toString()]);
      },
      release: async (tx, userId, now) => {
        const since = await heldSince(this.retention, tx, now);
        await tx.query('SELECT erase_dispute_words_of($1, $2, $3)', [userId, since, now.toString()]);
      },
    });
    this.tellOfOrganisations();
  }

  private tellOfOrganisations(): void {
    this.personalData.tellOfOrganisations({
      name: 'disputes',
      purpose: 'To settle what two sides of a session disagree about.',
      kept: 'For good, as what was settled and how.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT d.id, d.booking_id, d.about, d.reason, d.opened_at, d.opened_side, d.currency, d.disputed_minor, d.state, d.ended_at,
             d.outcome, d.awarded_minor
           FROM disputes d JOIN bookings b ON b.id = d.booking_id
           WHERE b.organisation_id = $1 ORDER BY d.opened_at, d.id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
