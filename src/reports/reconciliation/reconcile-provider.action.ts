import { Inject, Injectable, Logger } from '@nestjs/common';
import { newId, type ReconciliationId } from '../../kernel/id.js';
import { minus, money, type Money, plus } from '../../kernel/money.js';
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
  isHeldOtherwise,
  linesOf,
  londonDay,
  periodOf,
  type Reconciliation,
  type ReconciliationLine,
  youngPeriod,
} from './reconciliation.js';
import { ReconciliationTable } from './reconciliation.table.js';

/** What a provider says of a day. Of yesterday also of the last hour, and what lies there. */
interface Said {
  readonly ofDay: readonly ProviderLine[];
  readonly young: readonly ProviderLine[];
  readonly held: ProviderHeld | null;
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
   * now; and, of yesterday, what lies there. What differs is written down, and told in the log by its ids. Throws `payments-off` and
   * `ProviderUnavailable`.
   */
  async run(provider: Provider, day: Temporal.PlainDate): Promise<void> {
    const now = this.clock.now();
    const period = periodOf(day);
    const booked = await this.database.transaction((tx) => new ProviderEntries(tx).changedIn(provider, period));
    const { books: theirs } = this.providers.of(provider);
    const ofDay = await theirs.linesOf({ ...period, externalIds: booked });
    const isYesterday = day.equals(londonDay(now).subtract({ days: 1 }));
    const said: Said = {
      ofDay,
      young: isYesterday ? await theirs.linesOf({ ...youngPeriod(now), externalIds: [] }) : [],
      held: isYesterday ? await theirs.held() : null,
    };
    await this.database.transaction(async (tx) => {
      const lines = await this.compared(tx, { provider, said: ofDay, booked }, now);
      const young = await this.compared(tx, { provider, said: said.young, booked: [] }, now);
      const waits = [...lines, ...young].some(({ state }) => state === 'waiting');
      const books = said.held && !waits ? await this.heldByBooks(tx, provider, said.held) : null;
      const held = said.held && books && { provider: said.held.amount, books };
      const run = runOf({ provider, day, ranAt: now, held }, lines);
      await new ReconciliationTable(tx).insert(run, lines);
      this.tell(run, lines);
    });
  }

  private async compared(
    tx: Transaction,
    {
      provider,
      said,
      booked,
    }: { readonly provider: Provider; readonly said: Said['ofDay']; readonly booked: readonly string[] },
    now: Temporal.Instant,
  ): Promise<ReconciliationLine[]> {
    const ids = new Set([...booked, ...said.map(({ externalId }) => externalId)]);
    return linesOf(said, await new ProviderEntries(tx).of(provider, [...ids]), now);
  }

  /** As the provider counts: what it takes with a payout lies there until then. */
  private async heldByBooks(tx: Transaction, provider: Provider, { whole }: ProviderHeld): Promise<Money> {
    const lies = minus(money(0), await new Ledger(tx).balanceOf(platformAccount(provider)));
    const { takesWithPayouts } = this.providers.of(provider).books;
    return takesWithPayouts ? plus(lies, await new ProviderEntries(tx).toBeTaken(provider, whole)) : lies;
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
