import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { UserId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { type Hindrance, PersonalData } from '../../platform/personal-data.js';
import { before, Retention } from '../../platform/retention.js';
import { AccountTable } from '../account.table.js';
import { Audit } from '../audit/audit.table.js';
import { type Erasure, isDue } from './erasure.js';
import { erasureLetter } from './erasure.letter.js';
import { ErasureTable } from './erasure.table.js';

/** Erases whoever asked for it when their time to think is over, and lets go of what the law has held when it holds no longer. */
@Injectable()
export class ErasePeople implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly personalData: PersonalData,
    private readonly retention: Retention,
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.every('erase-people', '11 * * * *', () => this.run());
    this.jobs.every('release-held-records', '29 4 * * *', () => this.release());
  }

  async run(): Promise<void> {
    const due = await this.database.transaction((tx) => new ErasureTable(tx).due(this.clock.now()));
    await this.jobs.forEachDue('erase-people', due, (userId) => this.erase(userId));
  }

  async release(): Promise<void> {
    const erased = await this.database.transaction((tx) => new ErasureTable(tx).unreleased());
    await this.jobs.forEachDue('release-held-records', erased, (userId) => this.releaseOne(userId));
  }

  /** Looks again under the locks: it may have been withdrawn, or somebody may have booked a session meanwhile. */
  private erase(userId: UserId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const erasures = new ErasureTable(tx);
      const person = await new AccountTable(tx).person(userId);
      await this.personalData.lock(tx, person);
      await erasures.lockPerson(userId);
      const standing = await erasures.standing(userId);
      const now = this.clock.now();
      if (!standing || !isDue(standing, now)) return;
      const hindrances = await this.personalData.hindrances(tx, person, now);
      if (hindrances.length > 0) return this.putOff(tx, standing, hindrances, now);
      for (const records of this.personalData.ofPeople()) await records.erase(tx, person, now);
      await erasures.complete(standing, now);
      const on = { kind: 'person', id: userId } as const;
      await new Audit(tx).write({ at: now, by: userId, as: 'self', deed: 'person-erased', on });
    });
  }

  /** It is tried again at the next sweep; whoever has to do something about it is told so once. */
  private async putOff(tx: Transaction, erasure: Erasure, hindrances: readonly Hindrance[], now: Temporal.Instant) {
    if (erasure.hindranceToldAt || hindrances.every(({ passing }) => passing)) return;
    const person = await new AccountTable(tx).person(erasure.userId);
    await new ErasureTable(tx).noteHindrance(erasure.id, now);
    await this.mail.post(tx, {
      kind: 'erasure-hindered',
      to: { name: person.name, address: person.email },
      ...erasureLetter('hindered', { ...person, dueAt: erasure.dueAt, url: `${this.config.baseUrl}/me#data` }),
    });
  }

  private releaseOne(userId: UserId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { financial_years: years } = await this.retention.inForce(tx, now);
      for (const records of this.personalData.ofPeople()) await records.release?.(tx, userId, now);
      await new ErasureTable(tx).markReleased(userId, before(now, { years }), now);
    });
  }
}
