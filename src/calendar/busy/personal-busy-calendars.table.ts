import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../platform/database.js';
import { type Entry, type KnownPerson, type Part, PersonalData } from '../../platform/personal-data.js';

/** The calendars that an adviser subscribed; what they said is taken is told with the diary. */
@Injectable()
export class PersonalBusyCalendars implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'busy-calendars',
      purpose: 'To offer no time that another calendar of yours says is taken.',
      kept: 'Until you disconnect them, or ask to be erased.',
      covers: [],
      erased: { goes: 'The calendars that you connected, with their addresses.' },
      export: exportCalendars,
      erase: async (tx, { userId }) => {
        await tx.query(
          'DELETE FROM time_off_sources s USING diaries d WHERE d.expert_id = s.expert_id AND d.user_id = $1',
          [userId],
        );
      },
    });
  }
}

/** Without the address, which opens the whole calendar to whoever has it. */
function exportCalendars(tx: Transaction, { userId }: KnownPerson, { skip, count }: Part): Promise<Entry[]> {
  return tx.query(
    `SELECT s.name, c.host, c.wants_titles, c.connected_at, c.read_at, c.failure, c.events
     FROM busy_calendars c JOIN time_off_sources s ON s.id = c.id JOIN diaries d ON d.expert_id = s.expert_id
     WHERE d.user_id = $1 ORDER BY c.connected_at, c.id OFFSET $2 LIMIT $3`,
    [userId, skip, count],
  );
}
