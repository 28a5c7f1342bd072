import { Inject, Injectable } from '@nestjs/common';
import { isErasedAddress } from '../kernel/erased.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { deliverLetter } from './delivery/deliver-letters.job.js';
import type { KeptLetter, Letter, LettersWanted } from './letter.js';
import { pathIn } from './letter-path.js';
import { LetterTable } from './letter.table.js';

@Injectable()
export class Mail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Posts a letter: it goes out if and only if the transaction commits. Who was erased gets none. */
  async post(tx: Transaction, letter: Letter): Promise<void> {
    if (isErasedAddress(letter.to.address)) return;
    const letterId = await new LetterTable(tx).insert(letter, pathIn(letter, this.config.baseUrl), this.clock.now());
    await this.jobs.send(tx, deliverLetter, { letterId }, letterId);
  }

  /** How many letters of a kind went to an address in the last hour; nobody else posts one who asks this first. */
  async countInLastHour(tx: Transaction, address: string, kind: string): Promise<number> {
    const letters = new LetterTable(tx);
    await letters.lockAddress(address, kind);
    return letters.countSince(address, kind, this.clock.now().subtract({ hours: 1 }));
  }

  /** What somebody was told lately, newest first, and how much of it they have not seen here. */
  told(address: string, wanted: LettersWanted): Promise<{ letters: KeptLetter[]; unread: number }> {
    return this.database.transaction(async (tx) => {
      const letters = new LetterTable(tx);
      return { letters: await letters.told(address, wanted), unread: await letters.countUnread(address) };
    });
  }

  /** That somebody has seen here what they were told up to then. */
  markRead(address: string, until: Temporal.Instant): Promise<void> {
    return this.database.transaction((tx) => new LetterTable(tx).markRead(address, until, this.clock.now()));
  }

  /** What was posted, newest first; at most 200. */
  newest(address?: string): Promise<KeptLetter[]> {
    return this.database.transaction((tx) => new LetterTable(tx).newest(200, address));
  }
}
