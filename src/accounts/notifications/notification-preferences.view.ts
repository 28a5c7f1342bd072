import { z } from 'zod';

const choice = z.strictObject({ email: z.boolean() });

/** What comes in is what goes out. */
export const notificationPreferencesView = z
  .strictObject({
    bookings: choice.meta({
      description:
        'What becomes of a session: confirmed, moved, cancelled, recorded, accepted, reviewed; messages, files and questions.',
    }),
    reminders: choice.meta({ description: 'A day before a session.' }),
    account: choice.meta({
      description:
        'What becomes of your account, save what you need to sign in; for whoever votes for an organisation, what becomes of the members’ figures.',
    }),
  })
  .meta({ id: 'NotificationPreferences' });
