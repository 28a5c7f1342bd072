import { Inject, Injectable, Logger } from '@nestjs/common';
import { newId, type ReconciliationId } from '../../kernel/id.js';
import { minus, money, type Money } from '../../kernel/money.js';
import { Ledger, platformAccount } from '../../ledger/index.js';
import {
  PAYMENT_PROVIDERS,
  type PaymentProviders,
  type Provider,
  type ProviderHeld,
  type ProviderLine,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { ProviderEntries } from './provider-entries.table.js';
import {
  type Held,
  isHeldOtherwise,
  linesOf,
  londonDay,
  type Period,
  periodOf,
  periodSince,
  type Reconciliation,
  type ReconciliationLine,
} from './reconciliation.js';
import { ReconciliationTable } from './reconciliation.table.js';

/** What lies at a provider, by what it says, and what lay there by the books a moment before it was asked. */
interface HeldThere {
  readonly said: ProviderHeld;
  readonly booked: Money;
}

/** What changed in a period: the provider's ids of it in the books, and what the provider says of all of it. */
interface Asked {
  readonly booked: readonly string[];
  readonly said: readonly ProviderLine[];
}

@Injectable()
export class ReconcileProvider {
  private readonly logger = new Logger('Reconciliation');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Holds a day that is over, in London, against what a provider says of it: whatever changed on that day, there or here, as it stands
   * now; and, of yesterday, what lies there, unless something has changed since that only one of them knows of: then the next day's run
   * compares it. What differs is written down, and told in the log by its ids. Throws `payments-off` and
   * `ProviderUnavailable`.
   */
  async run(provider: Provider, day: Temporal.PlainDate): Promise<void> {
    const now = this.clock.now();
    const isYesterday = day.equals(londonDay(now).subtract({ days: 1 }));
    const held = isYesterday ? await this.askHeld(provider) : null;
    const ofDay = await this.ask(provider, periodOf(day));
    const since = held && (await this.ask(provider, periodSince(day, now)));
    await this.database.transaction(async (tx) => {
      const lines = await this.compared(tx, provider, ofDay, now);
      const later = since ? await this.compared(tx, provider, since, now) : [];
      const isQuiet = lines.every(({ state }) => state !== 'waiting') && later.every(({ state }) => state === 'same');
      const compared = held && isQuiet ? await this.heldByBoth(tx, provider, held) : null;
      const run = runOf({ provider, day, ranAt: now, held: compared }, lines);
      await new ReconciliationTable(tx).insert(run, lines);
      this.tell(run, lines);
    });
  }

  /** Before its lines are asked for: what changes meanwhile is seen in those, or in the books. */
  private async askHeld(provider: Provider): Promise<HeldThere> {
    const booked = await this.database.transaction((tx) => new Ledger(tx).balanceOf(platformAccount(provider)));
    return { said: await this.providers.of(provider).books.held(), booked };
  }

  /** Whatever changed in a period, there or here. */
  private async ask(provider: Provider, period: Period): Promise<Asked> {
    const booked = await this.database.transaction((tx) => new ProviderEntries(tx).changedIn(provider, period));
    return { booked, said: await this.providers.of(provider).books.linesOf({ ...period, externalIds: booked }) };
  }

  private async compared(
    tx: Transaction,
    provider: Provider,
    { said, booked }: Asked,
    now: Temporal.Instant,
  ): Promise<ReconciliationLine[]> {
    const ids = new Set([...booked, ...said.map(({ externalId }) => externalId)]);
    return linesOf(said, await new ProviderEntries(tx).of(provider, [...ids]), now);
  }

  /** As the provider counts: what it takes with a payout lies there until then. Null where the books have changed since it was asked. */
  private async heldByBoth(tx: Transaction, provider: Provider, { said, booked }: HeldThere): Promise<Held | null> {
    const balance = await new Ledger(tx).balanceOf(platformAccount(provider));
    if (balance.minor !== booked.minor) return null;
    const { takesWithPayouts } = this.providers.of(provider).books;
    const taken = takesWithPayouts ? await new ProviderEntries(tx).toBeTaken(provider, said.whole) : money(0);
    return { provider: said.amount, books: minus(taken, balance) };
  }

  private tell({ provider, day, differences, held }: Reconciliation, lines: readonly ReconciliationLine[]): void {
    const ids = lines
      .filter(({ state }) => state === 'different')
      .map(({ kind, externalId }) => `${kind} ${externalId}`);
    const of = `${provider} of ${day.toString()}`;
    if (differences > 0) this.logger.error(`The books differ from ${of} in ${differences} things: ${ids.join(', ')}`);
    if (isHeldOtherwise(held))
      this.logger.error(`At ${of} lie ${held?.provider.minor} pence, and by the books ${held?.books.minor}`);
  }
}

function runOf(
  of: Pick<Reconciliation, 'provider' | 'day' | 'ranAt' | 'held'>,
  lines: readonly ReconciliationLine[],
): Reconciliation {
  const count = (wanted: ReconciliationLine['state']) => lines.filter(({ state }) => state === wanted).length;
  const counts = { lines: lines.length, waiting: count('waiting'), differences: count('different') };
  return { ...of, ...counts, id: newId<ReconciliationId>() };
}
