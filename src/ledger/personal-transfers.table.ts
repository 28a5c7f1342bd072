import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../platform/personal-data.js';

/** What somebody wrote in the books, such as a deposit that a steward recorded. */
@Injectable()
export class PersonalTransfers implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'ledger',
      purpose: 'To keep books in which every transfer says who wrote it.',
      kept: 'As long as the books are, which are never thinned out.',
      covers: ['ledger_transfers (by_user)'],
      erased: {
        stays: 'Transfers that you wrote, without your name: books that could be changed would prove nothing.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT t.id, t.code, t.reference, t.currency, t.occurred_at, t.recorded_at,
             (SELECT sum(amount_minor) FROM ledger_postings WHERE transfer_id = t.id AND amount_minor > 0)::bigint AS moved_minor
           FROM ledger_transfers t WHERE t.by_user = $1 ORDER BY t.number OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }
}
