import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PackageId, ProgrammeId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { ApplicationTable } from '../application.table.js';
import { offerVoucher } from '../awards/offer-voucher.js';
import type { Package, Programme } from '../programme.js';
import { ProgrammeTable } from '../programme.table.js';
import { isWithinMeans } from './is-within-means.js';
import { PackageTable } from './package.table.js';
import { moveUp } from './steps.js';
import { type Waiting, WaitListTable } from './wait-list.table.js';
import { writeApplication } from './write-application.js';

/** Offers what has become free to those who wait: money that came in or back, and what a new month may commit. */
@Injectable()
export class ServeWaitLists implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('serve-wait-lists', '*/5 * * * *', () => this.serveAll());
  }

  async serveAll(): Promise<void> {
    const programmes = await this.database.transaction((tx) => new WaitListTable(tx).programmes());
    await this.jobs.forEachDue('serve-wait-lists', programmes, (id) => this.serve(id));
  }

  private async serve(id: ProgrammeId): Promise<void> {
    let served: boolean;
    do served = await this.serveNext(id);
    while (served);
  }

  /** One in a transaction, and the line anew for the next. Whoever withdraws meanwhile is in it no longer. */
  private serveNext(id: ProgrammeId): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const programme = await new ProgrammeTable(tx).lock(id);
      const now = this.clock.now();
      const next = await nextInLine(tx, programme, now);
      if (!next) return false;
      const standing = await new ApplicationTable(tx).lock(next.id);
      if (standing.state !== 'wait-listed') return true;
      const application = moveUp(standing, now);
      await writeApplication(tx, application, { at: now, by: null });
      await offerVoucher(tx, { application, programme, package: next.package, by: null, now });
      return true;
    });
  }
}

/** The first for whose package there is money: who asked for more than there is holds up nobody. */
async function nextInLine(
  tx: Transaction,
  programme: Programme,
  now: Temporal.Instant,
): Promise<(Waiting & { readonly package: Package }) | undefined> {
  const tooMuch = new Set<PackageId>();
  for (const waiting of await new WaitListTable(tx).inOrder(programme.id)) {
    if (tooMuch.has(waiting.packageId)) continue;
    const chosen = await new PackageTable(tx, programme.id).find(waiting.packageId);
    if (await isWithinMeans(tx, programme, chosen, now)) return { ...waiting, package: chosen };
    tooMuch.add(waiting.packageId);
  }
  return undefined;
}
