import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Which stewards let payouts go, and wrote down what went to the float. */
@Injectable()
export class PersonalFloat implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'payouts-approved',
      purpose: 'To know on whose word money went out.',
      kept: 'For good: it is part of the books.',
      covers: [...['payout_approvals (approved_by)', 'float_top_ups (recorded_by)', 'float_top_ups (reversed_by)']],
      erased: { stays: 'Ids, days and figures, without your name: what you did in office.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT * FROM (
             SELECT payout_id AS id, approved_at AS at, 'approved' AS what, NULL::bigint AS amount_minor, NULL AS reason
             FROM payout_approvals WHERE approved_by = $1
             UNION ALL SELECT id, recorded_at, 'top-up-recorded', amount_minor, NULL FROM float_top_ups WHERE recorded_by = $1
             UNION ALL SELECT id, reversed_at, 'top-up-reversed', amount_minor, reason FROM float_top_ups WHERE reversed_by = $1
           ) deed ORDER BY at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }
}
