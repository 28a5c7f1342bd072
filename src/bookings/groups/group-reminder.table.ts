import type { GroupSessionId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Reminder } from '../reminders.js';

/** Of one that is known to take place, to an adviser who has known it for so long; `takes-place` tells whoever has not. */
function remindable({ column, minutes, leastMinutes }: Reminder): string {
  return `state = 'scheduled' AND ${column} IS NULL
    AND starts_at > $1::timestamptz + interval '${leastMinutes} minutes' AND starts_at <= $1::timestamptz + interval '${minutes} minutes'
    AND greatest(created_at, least(decided_at, guaranteed_at)) <= starts_at - interval '${minutes} minutes'
    AND (decided_at IS NOT NULL OR guaranteed_at IS NOT NULL)`;
}

/** Whether the advisers of group sessions have been reminded of them. */
export class GroupReminderTable {
  constructor(private readonly tx: Transaction) {}

  async due(reminder: Reminder, now: Temporal.Instant): Promise<GroupSessionId[]> {
    const rows: { id: GroupSessionId }[] = await this.tx.query(
      `SELECT id FROM group_sessions WHERE ${remindable(reminder)} ORDER BY starts_at, id LIMIT 200`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether it was still to be done: whoever else does it waits, and then finds that it is done. */
  async note(id: GroupSessionId, reminder: Reminder, now: Temporal.Instant): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE group_sessions SET ${reminder.column} = $1 WHERE id = $2 AND ${remindable(reminder)} RETURNING id`,
      [now.toString(), id],
    );
    return rows.length > 0;
  }
}
