import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ExpertId, UserId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import { type Entry, type KnownPerson, type Part, PersonalData } from '../platform/personal-data.js';
import { Diary } from './diary.table.js';

/** An adviser's hours, time off and travel. */
@Injectable()
export class PersonalDiary implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'diary',
      purpose: 'To offer your free time, and none that you do not have.',
      kept: 'Until you remove it, or ask to be erased.',
      covers: ['diaries (user_id)'],
      erased: { goes: 'Your hours, time off and its reasons, travel and limits.' },
      lock: {
        what: 'diary',
        take: async (tx, { userId }) => {
          for (const expertId of await diariesOf(tx, userId)) await Diary.lock(tx, expertId);
        },
      },
      export: exportDiary,
      erase: async (tx, { userId }, now) => {
        for (const expertId of await diariesOf(tx, userId)) await erase(tx, expertId, now);
      },
    });
  }
}

async function diariesOf(tx: Transaction, userId: UserId): Promise<ExpertId[]> {
  const rows: { expert_id: ExpertId }[] = await tx.query(
    'SELECT expert_id FROM diaries WHERE user_id = $1 ORDER BY expert_id',
    [userId],
  );
  return rows.map(({ expert_id }) => expert_id);
}

/** An entry for each thing that is in it, since there may be hundreds; those that are past too. */
function exportDiary(tx: Transaction, { userId }: KnownPerson, { skip, count }: Part): Promise<Entry[]> {
  return tx.query(
    `SELECT e.kind, e.entry FROM diaries d CROSS JOIN LATERAL (
       SELECT 1 AS part, 'diary' AS kind, d.expert_id::text AS place,
         to_jsonb(d) - 'free' - 'free_from' - 'user_id' - 'expert_id' AS entry
       UNION ALL SELECT 2, 'weekly-hours', weekday::text, to_jsonb(h) - 'expert_id' FROM weekly_hours h WHERE h.expert_id = d.expert_id
       UNION ALL SELECT 3, 'date-override', on_date::text, to_jsonb(o) - 'expert_id' FROM date_overrides o WHERE o.expert_id = d.expert_id
       UNION ALL SELECT 4, 'time-off', t.id::text, to_jsonb(t) - 'expert_id' FROM time_off t WHERE t.expert_id = d.expert_id
       UNION ALL SELECT 5, 'travel', v.id::text, to_jsonb(v) - 'expert_id' FROM travels v WHERE v.expert_id = d.expert_id
     ) AS e WHERE d.user_id = $1 ORDER BY d.expert_id, e.part, e.place OFFSET $2 LIMIT $3`,
    [userId, skip, count],
  );
}

/** What is taken stays taken: the sessions are others' as well. */
async function erase(tx: Transaction, expertId: ExpertId, now: Temporal.Instant): Promise<void> {
  const diary = await Diary.lock(tx, expertId);
  for (const table of ['date_overrides', 'time_off', 'travels'])
    await tx.query(`DELETE FROM ${table} WHERE expert_id = $1`, [expertId]);
  await diary.setLimits({ sessionsADay: null, minutesADay: null, sessionsAWeek: null, minutesAWeek: null });
  await diary.setWeeklyHours('Europe/London', {}, now);
}
