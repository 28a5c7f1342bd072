import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { type Outgoing, OUTGOING_RAILS, OutgoingNotYet, type OutgoingRails } from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { nextTryAfter } from '../../platform/next-try.js';
import type { AdviserPayout } from '../adviser-payout.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { outgoingOf, RefreshPayout } from './refresh-payout.action.js';
import type { SeenOfPayout } from './write-payout.js';

/** How long what was sent is not asked about: its provider tells by itself. */
const patience = Temporal.Duration.from({ hours: 6 });

interface Asked {
  readonly payout: AdviserPayout;
  readonly outgoing: Outgoing;
  readonly rail: 'stripe' | 'gocardless';
  /** Whether the provider was asked for it before, so that it may have it. */
  readonly isAgain: boolean;
}

/** How long it is before a provider is asked again that had not enough of ours. */
const waitForMoney = Temporal.Duration.from({ minutes: 30 });

/** Asks providers for the payouts that are planned, and how those stand of which they have said nothing for long. */
@Injectable()
export class SendPayouts implements OnModuleInit {
  private readonly logger = new Logger('SendPayouts');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly refresh: RefreshPayout,
    @Inject(OUTGOING_RAILS) private readonly rails: OutgoingRails,
  ) {}

  onModuleInit(): void {
    this.jobs.every('send-payouts', '* * * * *', () => this.sweep());
    this.jobs.every('look-at-adviser-payouts', '35 * * * *', () => this.lookAgain());
  }

  async sweep(): Promise<void> {
    const rails = this.rails.all.map(({ name }) => name);
    const due = await this.database.transaction((tx) => new AdviserPayoutTable(tx).due(rails, this.clock.now()));
    await this.jobs.forEachDue('send-payouts', due, (id) => this.run(id));
  }

  /** Asks for one payout. What became of it stays unknown where there is no answer: it is looked for before it is asked for again. */
  async run(id: AdviserPayoutId): Promise<void> {
    const asked = await this.database.transaction((tx) => this.claim(tx, id));
    if (!asked) return;
    const seen = await this.ask(asked);
    if (!seen) return;
    const written = await this.refresh.write(asked.payout, seen);
    if (!written) await this.refresh.run(id);
  }

  /** Written before it is asked for: whoever dies meanwhile leaves behind that the provider may have it. */
  private async claim(tx: Transaction, id: AdviserPayoutId): Promise<Asked | undefined> {
    const payouts = new AdviserPayoutTable(tx);
    const standing = await payouts.lock(id);
    const now = this.clock.now();
    const isDue = !standing.nextTryAt || Temporal.Instant.compare(standing.nextTryAt, now) <= 0;
    const { rail } = standing;
    if (standing.state !== 'planned' || !isDue || rail === 'bank-file') return undefined;
    const tries = standing.tries + 1;
    const askedAt = standing.askedAt ?? now;
    await payouts.update({ ...standing, tries, askedAt, nextTryAt: nextTryAfter(tries, now) });
    const payout = await payouts.find(id);
    return { payout, outgoing: await outgoingOf(tx, payout, askedAt), rail, isAgain: standing.askedAt !== null };
  }

  /** Undefined where nothing is to be written of it. */
  private async ask({ payout, outgoing, rail: name, isAgain }: Asked): Promise<SeenOfPayout | undefined> {
    const rail = this.rails.of(name);
    const found = isAgain ? await rail.look(outgoing) : null;
    if (found) return found;
    try {
      return await rail.send(outgoing);
    } catch (error) {
      if (!(error instanceof OutgoingNotYet)) throw error;
      this.logger.error(`payout ${payout.id} by ${name} waits: ${error.message}`);
      return this.wait(payout);
    }
  }

  /** The provider has nothing of it: it is as if it had not been asked. */
  private async wait(payout: AdviserPayout): Promise<undefined> {
    const nextTryAt = this.clock.now().add(waitForMoney);
    await this.database.transaction((tx) => new AdviserPayoutTable(tx).update({ ...payout, askedAt: null, nextTryAt }));
    return undefined;
  }

  private async lookAgain(): Promise<void> {
    const before = this.clock.now().subtract(patience);
    const unheard = await this.database.transaction((tx) => new AdviserPayoutTable(tx).unheardOf(before));
    await this.jobs.forEachDue('look-at-adviser-payouts', unheard, async (id) => {
      await this.refresh.run(id);
    });
  }
}
