import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { newId } from '../src/kernel/id.js';
import { money } from '../src/kernel/money.js';
import { accountOf, Ledger, moved, platformAccount, type Posting } from '../src/ledger/index.js';
import { openDataSource } from '../src/platform/database.js';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { appRole, prepareDatabase } from '../src/platform/prepare-database.js';

type Account = Posting['account'];

export interface LedgerFigures {
  /** Transfers in a second, from one open account to another that everybody posts to. */
  readonly hotOpen: number;
  /** To one guarded account, for which everybody queues. */
  readonly hotGuarded: number;
  /** To guarded accounts of which there are fifty. */
  readonly guarded: number;
  readonly timesAsMany: number;
}

const WRITERS = 16;
const MS = 1500;

const bank = platformAccount('bank');
const fee = platformAccount('platform-fee');

/**
 * Transfers as the application writes them, each in a transaction of its own, by many at once: what it costs to keep a
 * balance and its bound, as a ratio to an account that keeps none, in the same run.
 */
export async function benchLedger(): Promise<LedgerFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'barefoot-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder);
  try {
    await prepareDatabase(postgres.url);
    const source = await openDataSource({ url: postgres.url, role: appRole, connections: WRITERS }, []);
    const figures = await measure(source).finally(() => source.destroy());
    console.log(
      `ledger: ${figures.hotOpen} transfers a second to one open account, ${figures.hotGuarded} to one guarded account, ` +
        `${figures.guarded} to fifty of those; open ${figures.timesAsMany.toFixed(1)} times as many as guarded (${WRITERS} writers)`,
    );
    return figures;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(source: DataSource): Promise<LedgerFigures> {
  const fund = accountOf('programme-fund', newId());
  const funds = Array.from({ length: 50 }, () => accountOf('programme-fund', newId()));
  await transfersASecond(source, () => fee, MS / 5); // opens connections, and is not counted
  const hotOpen = await transfersASecond(source, () => fee, MS);
  const hotGuarded = await transfersASecond(source, () => fund, MS);
  const guarded = await transfersASecond(source, (count) => funds[count % funds.length] ?? fund, MS);
  return { hotOpen, hotGuarded, guarded, timesAsMany: hotOpen / hotGuarded };
}

async function transfersASecond(source: DataSource, to: (count: number) => Account, ms: number): Promise<number> {
  const began = performance.now();
  let count = 0;
  const write = async () => {
    while (performance.now() - began < ms) {
      const now = Temporal.Now.instant().round('millisecond');
      const postings = moved(money(1), bank, to(count++));
      const transfer = { code: 'deposit-received', reference: newId(), occurredAt: now, postings };
      await source.transaction((tx) => new Ledger(tx).post([transfer], now));
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return Math.round((count * 1000) / (performance.now() - began));
}
