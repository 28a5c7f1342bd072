import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Diary } from '../../diary/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { PersonalData } from '../../platform/personal-data.js';

/** The lines that somebody waited in. */
@Injectable()
export class PersonalWaiting implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'waiting-lists',
      purpose: 'To offer you a time or a seat that comes free.',
      kept: 'For good as a record that you waited; what you wrote until ninety days after, or as the policy retention says.',
      covers: ['waiting_entries (made_by)'],
      erased: { goes: 'What you wrote; you wait no longer.', stays: 'That somebody waited, without your name.' },
      lock: {
        what: 'diary',
        take: async (tx, { userId }) => {
          const rows: { expert_id: ExpertId }[] = await tx.query(
            'SELECT DISTINCT expert_id FROM waiting_entries WHERE made_by = $1 AND ended_at IS NULL ORDER BY expert_id',
            [userId],
          );
          for (const { expert_id } of rows) await Diary.lock(tx, expert_id);
        },
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT w.id, x.name AS adviser, o.name AS organisation, w.mode, w.needs, w.group_session_id, w.starts_from, w.ends_by,
             w.created_at,
             w.unanswered, w.ended_at, w.end_reason
           FROM waiting_entries w JOIN experts x ON x.id = w.expert_id JOIN organisations o ON o.id = w.organisation_id
           WHERE w.made_by = $1 ORDER BY w.created_at, w.id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }, now) => {
        await tx.query(
          `UPDATE waiting_entries SET needs = '', entry_number = NULL, end_reason = coalesce(end_reason, 'left'),
             ended_at = coalesce(ended_at, $2) WHERE made_by = $1`,
          [userId, now.toString()],
        );
      },
    });
  }
}
