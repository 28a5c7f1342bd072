import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Reader, Readers, type News, type Wish } from '../../mail/index.js';
import type { Transaction } from '../../platform/database.js';
import { NotificationPreferenceTable } from './notification-preference.table.js';
import { wishOf } from './notification-preferences.js';
import { RefusalTokens } from './refusal-tokens.js';

/** Tells mail who reads letters, and how they want them. */
@Injectable()
export class LetterReaders implements OnModuleInit {
  constructor(
    private readonly readers: Readers,
    private readonly tokens: RefusalTokens,
  ) {}

  onModuleInit(): void {
    this.readers.knownBy((tx, address) => this.with(tx, address));
  }

  private async with(tx: Transaction, address: string): Promise<Reader | undefined> {
    const found = await new NotificationPreferenceTable(tx).with(address);
    if (!found) return undefined;
    const { person, preferences } = found;
    const { choices, quiet, digestAt } = preferences;
    const wishes = Object.entries(choices).map(([news, choice]) => [news, wishOf(choice)] as const);
    return {
      language: person.language,
      zone: person.zone,
      wants: Object.fromEntries(wishes) as Record<News, Wish>,
      quiet: quiet && { from: Temporal.PlainTime.from(quiet.from), to: Temporal.PlainTime.from(quiet.to) },
      digestAt: Temporal.PlainTime.from(digestAt),
      refusalToken: (news) => this.tokens.write({ userId: person.userId, news }),
    };
  }
}
