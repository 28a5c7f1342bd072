import { type News, newsKinds, type Wish } from '../../mail/index.js';

export { type News, newsKinds };

/**
 * How somebody wants to be told: by mail or on the site alone; by mail at once, or gathered in one letter a day. Who refused that letter has on the
 * site alone what it would gather: `daily` without `email`.
 */
export interface Choice {
  readonly email: boolean;
  readonly daily: boolean;
}

/** What somebody wants to be told, how, and when. */
export interface NotificationPreferences {
  readonly choices: Readonly<Record<News, Choice>>;
  /** When nothing that can wait is mailed, on their clock; null: at any hour. */
  readonly quiet: { readonly from: string; readonly to: string } | null;
  /** When the letter of a day is mailed: `08:00`. */
  readonly digestAt: string;
}

/** What is left out stays as it was chosen. */
export interface ChosenPreferences {
  readonly choices: Readonly<Partial<Record<News, Choice>>>;
  readonly quiet?: NotificationPreferences['quiet'];
  readonly digestAt?: string;
}

const atOnce: Choice = { email: true, daily: false };

/** Who has not chosen is told everything, at once and at any hour. */
export const everything: NotificationPreferences = {
  choices: Object.fromEntries(newsKinds.map((news) => [news, atOnce])) as Record<News, Choice>,
  quiet: null,
  digestAt: '08:00',
};

export function wishOf({ email, daily }: Choice): Wish {
  if (!email) return daily ? 'not-gathered' : 'never';
  return daily ? 'daily' : 'at-once';
}
