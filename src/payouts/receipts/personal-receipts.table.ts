import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What an adviser was paid, as their receipts say it: theirs to keep, wherever they go. */
@Injectable()
export class PersonalReceipts implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'receipts',
      purpose: 'To prove to you, and to whoever you show it to, what you were paid, for what and when.',
      kept: 'For good: records of money. Each names the one before it, so that none can go without the others proving nothing.',
      covers: ['receipts (expert_id)'],
      erased: { stays: 'The receipts, with the name that you were paid under: financial records.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT r.payout_id, r.kind, r.number, r.issued_at, r.body, r.hash, r.signature, r.key_id, k.public_key
           FROM receipts r JOIN receipt_keys k USING (key_id) JOIN experts e ON e.id = r.expert_id
           WHERE e.user_id = $1 ORDER BY r.issued_at, r.expert_id, r.number OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }
}
