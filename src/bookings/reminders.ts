/** When the two sides of a session are reminded of it. */
export interface Reminder {
  readonly column: 'reminded_at' | 'reminded_soon_at';
  /** So long before it, of whoever knew of it and its time by then. */
  readonly minutes: number;
  /** Where nothing was sent in time, as after the service was down: what would come with no more than this left is left out. */
  readonly leastMinutes: number;
}

export const reminders = {
  reminder: { column: 'reminded_at', minutes: 24 * 60, leastMinutes: 3 * 60 },
  'reminder-soon': { column: 'reminded_soon_at', minutes: 60, leastMinutes: 45 },
} as const satisfies Readonly<Record<string, Reminder>>;
export type ReminderNews = keyof typeof reminders;
export const reminderNews = Object.keys(reminders) as ReminderNews[];
