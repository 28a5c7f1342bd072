import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What an adviser charges. */
@Injectable()
export class PersonalRates implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'rate-cards',
      purpose: 'To price your sessions, and to show that nobody works under the floor.',
      kept: 'For good: what was quoted is reckoned from it.',
      covers: ['rate_cards (recorded_by)'],
      erased: { stays: 'All of them, without your name: quotes of sessions that were booked point to them.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT c.id, c.in_force_from, c.area, c.contact_minor, c.preparation_minor, c.write_up_minor, c.travel_minor,
             c.vat_registered, c.recorded_at
           FROM rate_cards c JOIN experts x ON x.id = c.expert_id
           WHERE x.user_id = $1 OR c.recorded_by = $1 ORDER BY c.in_force_from, c.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }
}
