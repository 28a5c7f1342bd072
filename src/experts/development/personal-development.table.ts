import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What an adviser learnt, and asked for because of it. */
@Injectable()
export class PersonalDevelopment implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.tellOfLearning();
    this.tellOfPromotion();
  }

  private tellOfLearning(): void {
    this.personalData.tell({
      name: 'cpd-entries',
      purpose: 'To show what you have learnt, on the way to be a specialist.',
      kept: 'Until you ask to be erased; what you struck out too.',
      covers: [],
      erased: { goes: 'All of them.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT e.id, e.on_date, e.minutes, e.kind, e.what, e.reflection, e.logged_at, e.struck_at, e.strike_reason
           FROM cpd_entries e JOIN experts x ON x.id = e.expert_id
           WHERE x.user_id = $1 ORDER BY e.logged_at, e.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM cpd_entries WHERE expert_id IN (SELECT id FROM experts WHERE user_id = $1)', [
          userId,
        ]);
      },
    });
  }

  private tellOfPromotion(): void {
    this.personalData.tell({
      name: 'promotion-requests',
      purpose: 'To decide who becomes a specialist.',
      kept: 'For good, as what was asked for and how it ended; reasons until one of you asks to be erased.',
      covers: ['promotion_requests (endorsed_by)'],
      erased: {
        goes: 'A request that is open, and why somebody did or did not endorse yours, or you that of somebody else.',
        stays: 'That it was asked for, endorsed and decided, without your name.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT p.id, x.user_id = $1 AS of_me, p.endorsed_by = $1 AS endorsed_by_me, p.state, p.requested_at, p.endorsed,
             p.endorsement_reason, p.endorsed_at, p.decided_at
           FROM promotion_requests p JOIN experts x ON x.id = p.expert_id
           WHERE x.user_id = $1 OR p.endorsed_by = $1 ORDER BY p.requested_at, p.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }, now) => {
        await tx.query(
          `UPDATE promotion_requests SET state = 'not-promoted', decided_at = $2
           WHERE state = 'open' AND expert_id IN (SELECT id FROM experts WHERE user_id = $1)`,
          [userId, now.toString()],
        );
      },
    });
  }
}
