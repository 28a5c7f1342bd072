import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Person } from '../organisation.js';
import {
  type Choice,
  type ChosenPreferences,
  everything,
  type News,
  type NotificationPreferences,
} from './notification-preferences.js';

interface Row {
  readonly choices: Readonly<Partial<Record<News, Choice>>> | null;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly digest_at: string | null;
}

const columns = `(SELECT jsonb_object_agg(p.news, jsonb_build_object('email', p.wanted, 'daily', p.daily))
    FROM notification_preferences p WHERE p.user_id = u.id AND p.channel = 'email') AS choices,
  to_char(h.quiet_from, 'HH24:MI') AS quiet_from, to_char(h.quiet_to, 'HH24:MI') AS quiet_to, to_char(h.digest_at, 'HH24:MI') AS digest_at`;

export class NotificationPreferenceTable {
  constructor(private readonly tx: Transaction) {}

  async of(userId: UserId): Promise<NotificationPreferences> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM "user" u LEFT JOIN letter_hours h ON h.user_id = u.id WHERE u.id = $1`,
      [userId],
    );
    return preferencesOf(rows[0]);
  }

  /** Of whoever has an account by that address. */
  async with(
    address: string,
  ): Promise<{ readonly person: Person; readonly preferences: NotificationPreferences } | undefined> {
    const rows: (Row & Person)[] = await this.tx.query(
      `SELECT u.id AS "userId", u.name, u.email, u.language, u.zone, ${columns}
       FROM "user" u LEFT JOIN letter_hours h ON h.user_id = u.id WHERE u.email = lower($1)`,
      [address],
    );
    const [found] = rows;
    return found && { person: found, preferences: preferencesOf(found) };
  }

  async set(userId: UserId, { choices, quiet, digestAt }: ChosenPreferences, now: Temporal.Instant): Promise<void> {
    const chosen = Object.entries(choices).map(([news, choice]) => ({ news, ...choice }));
    await this.tx.query(
      `INSERT INTO notification_preferences (user_id, news, channel, wanted, daily, chosen_at)
       SELECT $1, c.news, 'email', c.email, c.daily, $3 FROM jsonb_to_recordset($2) AS c (news text, email boolean, daily boolean)
       ORDER BY c.news
       ON CONFLICT (user_id, news, channel)
         DO UPDATE SET wanted = EXCLUDED.wanted, daily = EXCLUDED.daily, chosen_at = EXCLUDED.chosen_at`,
      [userId, JSON.stringify(chosen), now.toString()],
    );
    if (quiet !== undefined || digestAt !== undefined) await this.setHours(userId, { quiet, digestAt }, now);
  }

  private async setHours(
    userId: UserId,
    { quiet, digestAt }: { quiet: ChosenPreferences['quiet']; digestAt: string | undefined },
    now: Temporal.Instant,
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO letter_hours AS h (user_id, quiet_from, quiet_to, digest_at, chosen_at) VALUES ($1, $3, $4, coalesce($5, '08:00'::time), $6)
       ON CONFLICT (user_id) DO UPDATE SET
         quiet_from = CASE WHEN $2 THEN EXCLUDED.quiet_from ELSE h.quiet_from END,
         quiet_to = CASE WHEN $2 THEN EXCLUDED.quiet_to ELSE h.quiet_to END,
         digest_at = coalesce($5, h.digest_at), chosen_at = EXCLUDED.chosen_at`,
      [userId, quiet !== undefined, quiet?.from ?? null, quiet?.to ?? null, digestAt ?? null, now.toString()],
    );
  }
}

function preferencesOf(row: Row | undefined): NotificationPreferences {
  const { choices, quiet_from: from = null, quiet_to: to = null, digest_at = null } = row ?? {};
  return {
    choices: { ...everything.choices, ...choices },
    quiet: from !== null && to !== null ? { from, to } : null,
    digestAt: digest_at ?? everything.digestAt,
  };
}
