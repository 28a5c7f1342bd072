import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** Who saw to it that advisers were paid by file. Whom they paid is the advisers’ own. */
@Injectable()
export class PersonalBankFiles implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'bank-files',
      purpose:
        'To know who made and withdrew files of payments for the bank, and who said what the bank did with them.',
      kept: 'For good: records of what advisers were paid, with ids only.',
      covers: [
        ...['bank_files (made_by)', 'bank_files (withdrawn_by)'],
        ...['bank_file_results (recorded_by)', 'bank_file_surplus (recorded_by)'],
      ],
      erased: { stays: 'That it was done, without your name: financial records.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT * FROM (
             SELECT 'bank-file-made' AS deed, id, made_at AS at, NULL AS reason FROM bank_files WHERE made_by = $1
             UNION ALL SELECT 'bank-file-withdrawn', id, withdrawn_at, withdrawal_reason FROM bank_files WHERE withdrawn_by = $1
             UNION ALL SELECT 'bank-result-' || outcome, file_id, recorded_at, NULL FROM bank_file_results WHERE recorded_by = $1
             UNION ALL SELECT 'bank-second-' || outcome, file_id, recorded_at, NULL FROM bank_file_surplus WHERE recorded_by = $1
           ) deeds ORDER BY at, id, deed OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }
}
