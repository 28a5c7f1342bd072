import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What somebody did about the members' figures, for their organisation or as a steward. */
@Injectable()
export class PersonalPolicyChanges implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'policy-changes',
      purpose: 'To show how the members came to their figures.',
      kept: 'For as long as there are figures: what was decided has to stay known.',
      covers: [
        ...['policy_changes (proposed_by)', 'policy_changes (seconded_by)', 'policy_changes (decided_by)'],
        'policy_votes (cast_by)',
      ],
      erased: {
        stays:
          'What you proposed, seconded, voted or decided for an organisation or the platform, with the reasons you gave in the open, without your name.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT c.id, c.name, c.value, c.state, c.proposed_at, CASE WHEN c.proposed_by = $1 THEN c.reason END AS your_reason,
             c.seconded_by = $1 AS you_seconded, c.decided_by = $1 AS you_decided, v.vote AS you_voted
           FROM policy_changes c LEFT JOIN policy_votes v ON v.change_id = c.id AND v.cast_by = $1
           WHERE $1 IN (c.proposed_by, c.seconded_by, c.decided_by) OR v.cast_by = $1
           ORDER BY c.proposed_at, c.id, v.organisation_id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      held: async (tx, { userId }) => {
        const rows: { count: number }[] = await tx.query(
          `SELECT (SELECT count(*) FROM policy_changes WHERE $1 IN (proposed_by, seconded_by, decided_by))::int
             + (SELECT count(*) FROM policy_votes WHERE cast_by = $1)::int AS count`,
          [userId],
        );
        return rows[0]?.count ?? 0;
      },
      erase: () => Promise.resolve(),
    });
  }
}
