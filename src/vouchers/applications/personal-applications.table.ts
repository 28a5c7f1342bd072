import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { type Entry, PersonalData } from '../../platform/personal-data.js';
import { before, Retention } from '../../platform/retention.js';

const purpose = 'To decide who is supported with funders’ money, and to show how that was decided.';
const kept = 'For good, as what was awarded is accounted for; what was written with it as long as financial records.';

/** What people did about applications: in their organisation’s name, in office, or on a panel. */
@Injectable()
export class PersonalApplications implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'applications',
      ...{ purpose, kept },
      covers: ['started', 'submitted', 'diagnosed', 'decided', 'appealed', 'appeal_decided'].map(
        (deed) => `applications (${deed}_by)`,
      ),
      erased: {
        goes: 'What you wrote in your organisation’s name, once its records need not be kept any longer.',
        stays:
          'That you asked for support in your organisation’s name, and what you decided in office, without your name.',
      },
      export: (tx, { userId }, { skip, count }) => exportOfPerson(tx, [userId, skip, count]),
      erase: () => Promise.resolve(),
      release: (tx, userId, now) => this.blank(tx, userId, now),
    });
    this.personalData.tell({
      name: 'application-scores',
      ...{ purpose, kept },
      covers: ['user_id', 'assigned_by', 'recused_by'].map((column) => `application_scorers (${column})`),
      erased: { stays: 'The scores that you gave on panels and why, without your name.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT s.application_id, s.assigned_at, s.user_id = $1 AS by_me, s.assigned_by = $1 AS assigned_by_me, s.recused_at,
             CASE WHEN s.recused_by = $1 THEN s.recusal_reason END AS recusal_reason, c.scored_at, c.criteria,
             CASE WHEN s.user_id = $1 THEN c.points END AS points, CASE WHEN s.user_id = $1 THEN c.comment END AS comment
           FROM application_scorers s LEFT JOIN application_scores c USING (application_id, user_id)
           WHERE $1 IN (s.user_id, s.assigned_by, s.recused_by) ORDER BY s.assigned_at, s.application_id, s.user_id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
    this.personalData.tellOfOrganisations({
      name: 'applications',
      ...{ purpose, kept },
      export: (tx, organisationId, { skip, count }) => exportOfOrganisation(tx, [organisationId, skip, count]),
    });
  }

  /** Of what ended before the time for which such records are kept. */
  private async blank(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<void> {
    const { financial_years: years } = await this.retention.inForce(tx, now);
    const values = [userId, before(now, { years }).toString()];
    await tx.query(
      `UPDATE applications SET need = '' WHERE coalesce(submitted_by, started_by) = $1 AND need <> '' AND state_since < $2`,
      values,
    );
    await tx.query(
      `UPDATE applications SET appeal_statement = '[erased]'
       WHERE appealed_by = $1 AND appeal_statement <> '[erased]' AND state_since < $2`,
      values,
    );
  }
}

function exportOfPerson(tx: Transaction, values: unknown[]): Promise<Entry[]> {
  return tx.query(
    `SELECT a.id, a.programme_id, a.organisation_id, a.state, a.started_at, a.started_by = $1 AS started_by_me,
       CASE WHEN $1 IN (a.started_by, a.submitted_by) THEN a.need END AS need, a.submitted_at, a.submitted_by = $1 AS submitted_by_me,
       a.diagnosed_at, CASE WHEN a.diagnosed_by = $1 THEN a.diagnosis END AS diagnosis,
       a.decided_at, CASE WHEN a.decided_by = $1 THEN a.reason END AS reason,
       a.appealed_at, CASE WHEN a.appealed_by = $1 THEN a.appeal_statement END AS appeal_statement,
       a.appeal_decided_at, CASE WHEN a.appeal_decided_by = $1 THEN a.appeal_reason END AS appeal_reason
     FROM applications a
     WHERE $1 IN (a.started_by, a.submitted_by, a.diagnosed_by, a.decided_by, a.appealed_by, a.appeal_decided_by)
     ORDER BY a.started_at, a.id OFFSET $2 LIMIT $3`,
    values,
  );
}

function exportOfOrganisation(tx: Transaction, values: unknown[]): Promise<Entry[]> {
  return tx.query(
    `SELECT a.id, p.name_en AS programme, a.state, a.enterprise, a.unmet, a.need, a.started_at, u.name AS started_by, a.submitted_at,
       a.diagnosed_at, a.adviser_kind, a.diagnosed_topics, a.diagnosis, a.decided_at, a.decided_on, a.decision_reference, a.reason,
       a.appealed_at, a.appeal_statement, a.appeal_decided_at, a.appeal_decision, a.appeal_reason
     FROM applications a JOIN programmes p ON p.id = a.programme_id JOIN "user" u ON u.id = a.started_by
     WHERE a.organisation_id = $1 ORDER BY a.started_at, a.id OFFSET $2 LIMIT $3`,
    values,
  );
}
