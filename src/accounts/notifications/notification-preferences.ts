/** What we write about: what becomes of bookings, reminders of them, and one's account. */
export const newsKinds = ['bookings', 'reminders', 'account'] as const;
export type News = (typeof newsKinds)[number];

export const channels = ['email'] as const;
export type Channel = (typeof channels)[number];

/** What somebody wants to be told, and how. */
export type NotificationPreferences = Readonly<Record<News, Readonly<Record<Channel, boolean>>>>;

/** Who has not chosen is told everything. */
export const everything: NotificationPreferences = {
  bookings: { email: true },
  reminders: { email: true },
  account: { email: true },
};
