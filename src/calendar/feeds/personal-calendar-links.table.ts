import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What is kept of people's calendar links: what they are called and when they were read, and never what was read. */
@Injectable()
export class PersonalCalendarLinks implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'calendar-links',
      purpose: 'To let calendar programs of yours, and people you choose, read your calendar here.',
      kept: 'Until you revoke them, or ask to be erased.',
      covers: ['calendar_links (user_id)'],
      erased: { goes: 'All of them: programs that read them find nothing there any more.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT id, kind, name, created_at, last_read_at FROM calendar_links
           WHERE user_id = $1 ORDER BY created_at, id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM calendar_links WHERE user_id = $1', [userId]);
      },
    });
  }
}
