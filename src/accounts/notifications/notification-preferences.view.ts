import { z } from 'zod';
import { type News, newsKinds, type NotificationPreferences } from './notification-preferences.js';

const told: Readonly<Record<News, string>> = {
  bookings:
    'What becomes of a session: confirmed, moved, cancelled, accepted, reviewed. What waits for an answer, such as a request or a record, always comes.',
  messages: 'What others write: messages, files and questions.',
  reminders:
    'A day and an hour before a session, and before a voucher ends. These come when they are due, and are not gathered.',
  money:
    'What you were paid, and time that your organisation was given. What goes wrong with money, or is owed, always comes.',
  account: 'What becomes of your profile as an adviser, or of one that you answer for.',
  members: 'Who joins an organisation of yours, and what becomes of the members’ figures where you vote for it.',
};
const email = z.boolean().meta({
  description:
    'By letter; otherwise on this site alone: with `daily` what would be gathered, while what cannot wait comes by letter.',
});
const daily = z
  .boolean()
  .meta({ description: 'Gathered in one letter a day; an invitation to a calendar comes at once.' });
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 21:00')
  .meta({ description: 'On the clock of one’s own zone.', example: '21:00' });
const quietHours = z
  .strictObject({ from: time, to: time })
  .refine(({ from, to }) => from !== to, {
    path: ['to'],
    message: 'must not be when they begin: quiet hours cannot be a whole day',
    params: { rule: 'contradicts' },
  })
  .nullable()
  .meta({
    description:
      'When nothing that can wait is mailed; null: at any hour. What concerns the next hours comes all the same.',
  });
const digestAt = time.meta({ description: 'When the letter of a day is mailed.' });

const reminders = z
  .strictObject({ email, daily: z.literal(false).default(false) })
  .meta({ description: told.reminders });
const others = newsKinds.filter((news) => news !== 'reminders');

function eachOf<Choice extends z.ZodType>(choice: Choice) {
  return Object.fromEntries(others.map((news) => [news, choice.meta({ description: told[news] })])) as Record<
    Exclude<News, 'reminders'>,
    Choice
  >;
}

/** What is left out stays as it was. */
export const notificationPreferencesRequest = z
  .strictObject({
    ...z.strictObject({ ...eachOf(z.strictObject({ email, daily: daily.default(false) })), reminders }).partial().shape,
    quiet_hours: quietHours.optional(),
    digest_at: digestAt.optional(),
  })
  .meta({ id: 'SetNotificationPreferences' });
export type NotificationPreferencesRequest = z.output<typeof notificationPreferencesRequest>;

export const notificationPreferencesView = z
  .object({
    ...eachOf(z.object({ email, daily })),
    reminders: z.object({ email, daily: z.literal(false) }).meta({ description: told.reminders }),
    quiet_hours: quietHours,
    digest_at: digestAt,
  })
  .meta({ id: 'NotificationPreferences' });

export function viewPreferences({ choices, quiet, digestAt: digest_at }: NotificationPreferences) {
  return { ...choices, quiet_hours: quiet, digest_at };
}
