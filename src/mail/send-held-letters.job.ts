import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { digestLetter } from './digest.letter.js';
import { HeldLetterTable } from './held-letter.table.js';
import type { News } from './letter-kinds.js';
import { Mail } from './mail.js';
import { type Reader, Readers } from './readers.js';

/** Mails what waited for the end of somebody's quiet hours, and gathers what waited for their digest. */
@Injectable()
export class SendHeldLetters implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mail: Mail,
    private readonly readers: Readers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.every('send-held-letters', '* * * * *', () => this.sendHeld());
    this.jobs.every('send-digests', '* * * * *', () => this.sendDigests());
  }

  async sendHeld(): Promise<void> {
    const due = await this.database.transaction((tx) => new HeldLetterTable(tx).due(this.clock.now()));
    await this.jobs.forEachDue('send-held-letters', due, (id) => this.release(id));
  }

  async sendDigests(): Promise<void> {
    const due = await this.database.transaction((tx) => new HeldLetterTable(tx).addressesDue(this.clock.now()));
    // By a letter's id and not by an address, which no log may hold.
    const byPlace = new Map(due.map((address, place) => [String(place), address]));
    await this.jobs.forEachDue('send-digests', [...byPlace.keys()], (place) => this.gather(byPlace.get(place) ?? ''));
  }

  /** In between they may have refused it. */
  private release(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const held = new HeldLetterTable(tx);
      const letter = await held.release(id, this.clock.now());
      if (!letter) return;
      const reader = await this.readers.with(tx, letter.to_address);
      if (isRefused(reader, letter.news)) await held.leaveOnSite([id]);
      else await this.mail.deliverLater(tx, id);
    });
  }

  private gather(address: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const held = new HeldLetterTable(tx);
      const waiting = await held.gather(address, this.clock.now());
      const reader = await this.readers.with(tx, address);
      const refused = waiting.filter(({ news }) => isRefused(reader, news));
      if (refused.length > 0) await held.leaveOnSite(refused.map(({ id }) => id));
      const letters = waiting.filter((each) => !refused.includes(each));
      if (letters.length > 0) await this.write(tx, { address, name: letters.at(-1)?.to_name ?? '' }, letters, reader);
    });
  }

  private async write(
    tx: Transaction,
    to: { readonly address: string; readonly name: string },
    letters: Awaited<ReturnType<HeldLetterTable['gather']>>,
    reader: Reader | undefined,
  ): Promise<void> {
    const leading = letters.map(({ subject, path }) => ({ subject, url: path && this.config.baseUrl + path }));
    const facts = { name: to.name, letters: leading, url: `${this.config.baseUrl}/notifications` };
    const digestId = await this.mail.post(tx, { kind: 'digest', to, ...digestLetter(facts, reader?.language ?? 'en') });
    if (digestId)
      await new HeldLetterTable(tx).markGathered(
        letters.map(({ id }) => id),
        digestId,
      );
  }
}

function isRefused(reader: Reader | undefined, news: string | null): boolean {
  return reader !== undefined && news !== null && news !== 'digest' && reader.wants[news as News] === 'never';
}
