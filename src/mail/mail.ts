import { Inject, Injectable } from '@nestjs/common';
import { isErasedAddress } from '../kernel/erased.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { deliverLetter } from './delivery/deliver-letters.job.js';
import type { KeptLetter, Letter, LettersWanted } from './letter.js';
import { pathIn } from './letter-path.js';
import { HeldLetterTable } from './held-letter.table.js';
import { newsOf, overtakenBy } from './letter-kinds.js';
import { LetterTable } from './letter.table.js';
import { type Reader, Readers } from './readers.js';
import { nextDigest, type Plan, planOf, quietUntil } from './when-to-mail.js';

@Injectable()
export class Mail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly readers: Readers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Posts a letter, if and only if the transaction commits: at once, later or on the site alone, as its reader wants it. Who was erased gets none,
   * and then there is no id of one.
   */
  async post(tx: Transaction, letter: Letter): Promise<string | undefined> {
    if (isErasedAddress(letter.to.address)) return undefined;
    const { address } = letter.to;
    const reader = await this.readers.with(tx, address);
    const news = letter.isDuty ? null : newsOf(letter.kind);
    const plan = this.planOf(letter, news, reader);
    const language = letter.language ?? reader?.language ?? 'en';
    const now = this.clock.now();
    const kinds = overtakenBy(letter.kind);
    if (letter.about && kinds.length > 0)
      await new HeldLetterTable(tx).dropOvertaken({ address, about: letter.about.id, kinds }, now);
    const path = pathIn(letter, this.config.baseUrl);
    const letterId = await new LetterTable(tx).insert(letter, { ...plan, news, language, path, now });
    if (plan.way === 'mail' && !plan.heldUntil) await this.deliverLater(tx, letterId);
    return letterId;
  }

  /** Once the transaction commits. */
  deliverLater(tx: Transaction, letterId: string): Promise<void> {
    return this.jobs.send(tx, deliverLetter, { letterId }, letterId);
  }

  /** To be called when somebody has chosen other hours: what waits for the old ones waits no longer than the new ones have it. */
  async hoursChanged(tx: Transaction, address: string): Promise<void> {
    const reader = await this.readers.with(tx, address);
    if (!reader) return;
    const now = this.clock.now();
    const until = { mail: quietUntil(reader, now) ?? now, digest: nextDigest(reader, now) };
    await new HeldLetterTable(tx).holdNoLongerThan(address, until);
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

  private planOf({ about, calendar }: Letter, news: KeptLetter['news'], reader: Reader | undefined): Plan {
    const posted = {
      news: news === 'digest' ? null : news,
      startsAt: about?.startsAt,
      hasCalendar: calendar !== undefined,
    };
    return planOf(posted, reader, this.clock.now());
  }
}
