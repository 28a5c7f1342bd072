import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../platform/personal-data.js';

/** What somebody's calendar answered to invitations. */
@Injectable()
export class PersonalReplies implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'calendar-replies',
      purpose: 'To know what your calendar answered to the invitation of a session, and to answer it once.',
      kept: 'As long as the session that it is about; only the last answer.',
      covers: ['calendar_replies (by_user)'],
      erased: { goes: 'All of them.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT booking_id, answer, sequence, said_at, received_at FROM calendar_replies WHERE by_user = $1
           ORDER BY received_at, booking_id, side OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }) => {
        await tx.query('DELETE FROM calendar_replies WHERE by_user = $1', [userId]);
      },
    });
  }
}
