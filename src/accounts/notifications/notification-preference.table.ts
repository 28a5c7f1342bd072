import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import {
  type Channel,
  channels,
  everything,
  type News,
  newsKinds,
  type NotificationPreferences,
} from './notification-preferences.js';

export class NotificationPreferenceTable {
  constructor(private readonly tx: Transaction) {}

  async of(userId: UserId): Promise<NotificationPreferences> {
    const rows: { news: News; channel: Channel; wanted: boolean }[] = await this.tx.query(
      'SELECT news, channel, wanted FROM notification_preferences WHERE user_id = $1',
      [userId],
    );
    return rows.reduce<NotificationPreferences>(
      (preferences, { news, channel, wanted }) => ({
        ...preferences,
        [news]: { ...preferences[news], [channel]: wanted },
      }),
      everything,
    );
  }

  async set(userId: UserId, preferences: NotificationPreferences, now: Temporal.Instant): Promise<void> {
    const choices = newsKinds.flatMap((news) =>
      channels.map((channel) => ({ news, channel, wanted: preferences[news][channel] })),
    );
    await this.tx.query(
      `INSERT INTO notification_preferences (user_id, news, channel, wanted, chosen_at)
       SELECT $1, c.news, c.channel, c.wanted, $3 FROM jsonb_to_recordset($2) AS c (news text, channel text, wanted boolean)
       ON CONFLICT (user_id, news, channel) DO UPDATE SET wanted = EXCLUDED.wanted, chosen_at = EXCLUDED.chosen_at`,
      [userId, JSON.stringify(choices), now.toString()],
    );
  }
}
