import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { Jobs } from '../platform/jobs.js';
import { digestLetter } from './digest.letter.js';
import { HeldLetterTable } from './held-letter.table.js';
import { Mail } from './mail.js';
import { type Reader, Readers } from './readers.js';
import { isRefused } from './when-to-mail.js';

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
    const due = await this.database.transaction((tx) => new HeldLetterTable(tx).digestsDue(this.clock.now()));
    await this.jobs.forEachDue('send-digests', [...due.keys()], (id) => this.gather(due.get(id) ?? ''));
  }

  /** In between they may have refused it. */
  private release(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const held = new HeldLetterTable(tx);
      const letter = await held.release(id, this.clock.now());
      if (!letter) return;
      const reader = await this.readers.with(tx, letter.to_address);
      if (isRefused(reader, letter)) await held.leaveOnSite([id]);
      else await this.mail.deliverLater(tx, id);
    });
  }

  private gather(address: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const held = new HeldLetterTable(tx);
      const waiting = await held.gather(address, this.clock.now());
      const reader = await this.readers.with(tx, address);
      const refused = waiting.filter((letter) => isRefused(reader, letter));
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
