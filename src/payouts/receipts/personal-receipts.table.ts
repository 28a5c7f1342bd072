import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';
import { before, Retention } from '../../platform/retention.js';

/** What an adviser was paid, as their receipts say it: theirs to keep, wherever they go. */
@Injectable()
export class PersonalReceipts implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'receipts',
      purpose: 'To prove to you, and to whoever you show it to, what you were paid, for what and when.',
      kept: 'What they say as long as financial records; their hashes and signatures for good, for the chain.',
      covers: [],
      erased: {
        goes: 'What they say, once financial records need not be kept any longer. What you downloaded proves what it proves.',
        stays: 'That there were receipts, with their hashes and signatures.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT r.payout_id, r.kind, r.number, r.issued_at, r.body, r.hash, r.signature, r.key_id, k.public_key
           FROM receipts r JOIN receipt_keys k USING (key_id) JOIN experts e ON e.id = r.expert_id
           WHERE e.user_id = $1 AND r.body IS NOT NULL ORDER BY r.issued_at, r.expert_id, r.number OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
      release: async (tx, userId, now) => {
        const { financial_years: years } = await this.retention.inForce(tx, now);
        await tx.query(
          `UPDATE receipts SET body = NULL WHERE expert_id IN (SELECT id FROM experts WHERE user_id = $1)
             AND body IS NOT NULL AND issued_at < $2`,
          [userId, before(now, { years }).toString()],
        );
      },
    });
  }
}
