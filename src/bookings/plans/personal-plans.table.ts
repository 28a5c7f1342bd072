import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Entry, PersonalData } from '../../platform/personal-data.js';
import type { Transaction } from '../../platform/database.js';

/** What two sides mean to do after a session. It is erased with the records of sessions. */
@Injectable()
export class PersonalPlans implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    const purpose = 'To agree on what to do after a session.';
    this.personalData.tell({
      name: 'action-plans',
      purpose,
      kept: 'One that both sides signed for good, as what was agreed; any other until you ask to be erased.',
      covers: ['action_plans (written_by)', 'action_plan_items (done_by)', 'action_plan_signatures (signed_by)'],
      erased: {
        goes: 'What you wrote in a plan that was not signed by both sides, and older drafts of it.',
        stays:
          'A plan that both signed, without your name: it is the other side’s as well. Its words go six years after the session, or as the policy retention says.',
      },
      export: (tx, { userId }, { skip, count }) =>
        plans(
          tx,
          `, p.written_by = $1 AS written_by_me, (
             SELECT coalesce(json_agg(json_build_object('version', s.version, 'at', s.signed_at) ORDER BY s.version), '[]')
             FROM action_plan_signatures s WHERE s.booking_id = p.booking_id AND s.signed_by = $1) AS signed_by_me, (
             SELECT coalesce(json_agg(json_build_object('version', i.version, 'position', i.position, 'at', i.done_at)
               ORDER BY i.version, i.position), '[]')
             FROM action_plan_items i WHERE i.booking_id = p.booking_id AND i.done_by = $1) AS done_by_me`,
          `p.written_by = $1 OR EXISTS (SELECT FROM action_plan_signatures s WHERE s.booking_id = p.booking_id AND s.signed_by = $1)
           OR EXISTS (SELECT FROM action_plan_items i WHERE i.booking_id = p.booking_id AND i.done_by = $1)`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(), // with the records
    });
    this.personalData.tellOfOrganisations({
      name: 'action-plans',
      purpose,
      kept: 'For good, as what was agreed; its words until those who wrote them ask to be erased.',
      export: (tx, organisationId, { skip, count }) =>
        plans(tx, '', 'b.organisation_id = $1', [organisationId, skip, count]),
    });
  }
}

/** The newest version of each. */
function plans(tx: Transaction, more: string, whose: string, values: unknown[]): Promise<Entry[]> {
  return tx.query(
    `SELECT p.booking_id, p.version, p.written_at, p.written_side, p.first_cosigned_at, (
       SELECT coalesce(json_agg(json_build_object('what', i.what, 'who', i.who, 'by', i.by_date, 'done_at', i.done_at)
         ORDER BY i.position), '[]')
       FROM action_plan_items i WHERE i.booking_id = p.booking_id AND i.version = p.version) AS items${more}
     FROM action_plans p JOIN bookings b ON b.id = p.booking_id
     WHERE ${whose} ORDER BY b.starts_at, p.booking_id OFFSET $2 LIMIT $3`,
    values,
  );
}
