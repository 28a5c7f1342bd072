import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { AccountTable } from '../account.table.js';
import { NotificationPreferenceTable } from './notification-preference.table.js';
import { type Choice, type News, newsKinds, type NotificationPreferences, wishOf } from './notification-preferences.js';
import { type Refusal, RefusalTokens } from './refusal-tokens.js';

export interface Unsubscription {
  readonly news: Refusal['news'];
  readonly isRefused: boolean;
  readonly isDaily: boolean;
}

/** What is wanted of them. */
export type WantedLetters = Omit<Unsubscription, 'news'>;

/** Refuses letters by what stands in one of them, and takes that back. Whoever holds it need not sign in, and can do nothing else. */
@Injectable()
export class RefuseLetters {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: RefusalTokens,
  ) {}

  /** Throws `not-found`. */
  read(token: string): Promise<Unsubscription> {
    const refusal = this.tokens.read(token);
    return this.database.transaction((tx) => standing(tx, refusal));
  }

  /** As often as one likes. Throws `not-found`. */
  set(token: string, wanted: WantedLetters): Promise<Unsubscription> {
    const refusal = this.tokens.read(token);
    return this.database.transaction(async (tx) => {
      await standing(tx, refusal);
      const preferences = new NotificationPreferenceTable(tx);
      const { choices } = await preferences.of(refusal.userId);
      const changed = changedChoices(choices, refusal.news, wanted);
      await preferences.set(refusal.userId, { choices: changed }, this.clock.now());
      return standing(tx, refusal);
    });
  }
}

/** Somebody erased has no letters to refuse. */
async function standing(tx: Transaction, { userId, news }: Refusal): Promise<Unsubscription> {
  if (!(await new AccountTable(tx).actor(userId))) throw notFound('letter to refuse');
  const { choices } = await new NotificationPreferenceTable(tx).of(userId);
  const isRefused =
    news === 'digest' ? gathered(choices).every(([, { email }]) => !email) : wishOf(choices[news]) === 'never';
  return { news, isRefused, isDaily: news === 'digest' || choices[news].daily };
}

/** Of a digest: that news was to be gathered is kept, so that it is again when the refusal is taken back. Of news: not even what cannot wait comes. */
function changedChoices(
  choices: NotificationPreferences['choices'],
  news: Refusal['news'],
  { isRefused, isDaily }: WantedLetters,
): Partial<Record<News, Choice>> {
  const email = !isRefused;
  if (news !== 'digest')
    return { [news]: { email, daily: email && news !== 'reminders' && (isDaily || choices[news].daily) } };
  return Object.fromEntries(gathered(choices).map(([each, choice]) => [each, { ...choice, email }]));
}

function gathered(choices: NotificationPreferences['choices']): (readonly [News, Choice])[] {
  return newsKinds.map((news) => [news, choices[news]] as const).filter(([, { daily }]) => daily);
}
