import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type DiaryPages, readPages, slotsOf } from '../src/diary/index.js';
import { type DirectoryFilter, directorySql, findInDirectory } from '../src/experts/directory/directory.table.js';
import { expertSchema, OfferTable, offerSchema } from '../src/experts/expert.table.js';
import type { Offer } from '../src/experts/offer.js';
import { SearchExperts } from '../src/experts/directory/search-experts.action.js';
import type { ExpertId } from '../src/kernel/id.js';
import { type Period, spanOf } from '../src/kernel/time.js';
import { Clock } from '../src/platform/clock.js';
import { Database, openDataSource, type Transaction } from '../src/platform/database.js';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { appRole, prepareDatabase } from '../src/platform/prepare-database.js';
import { advisers, fillDirectory, now, zone } from './directory.work-set.js';
import { type Draw, drawFrom } from './draw.js';

export interface DirectoryFigures {
  /** Advisers of the topic, and how many of them the sieve lets through, on average. */
  readonly candidates: number;
  readonly matched: number;
  /** The statement as the service runs it, there and back. */
  readonly search: Spread;
  /** On a Sunday, when nobody is free, and every diary of the topic is read to find that out. */
  readonly whereNobodyIsFree: Spread;
  /** By topic and no window: who has free time soon comes first, so the diaries of all 743 are asked. */
  readonly withoutWindow: Spread;
  readonly withoutWindowOfEverybody: Spread;
  /** A narrow search: stage, legal form, sector, access, a price band, and the region nearby. */
  readonly narrow: Spread;
  readonly withWords: Spread;
  /** A whole page: sieve, confirmation by slots, profiles. */
  readonly page: Spread & { readonly queries: number };
  /** The same answer without the maintained free time: all diaries of the topic read in one query, and one by one. */
  readonly withoutInOneQuery: Spread;
  readonly withoutOneByOne: Spread;
}

interface Spread {
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** What one search may take, in milliseconds. */
const TARGET = 5;

const TOPIC = 'housing';
const MINUTES = 30;
const PAGE = { began: now, count: 21 };
const sunday = { start: now.add({ hours: 13 * 24 + 3 }), end: now.add({ hours: 13 * 24 + 6 }) };
const narrow: DirectoryFilter = {
  words: [],
  topic: TOPIC,
  stage: 'planning',
  legalForm: 'community-benefit-society',
  sector: 'housing',
  access: ['video-captions'],
  price: { from: 0, to: 8000 },
  near: 'wales',
};
const PLAN_MODES = ['auto', 'force_custom_plan', 'force_generic_plan'] as const;

class StandingClock extends Clock {
  now(): Temporal.Instant {
    return now;
  }
}

/**
 * "Who can help with housing on Tuesday between 14:00 and 17:00, for half an hour?" over 10,000 advisers of 50 bookings
 * each, on a Postgres of its own that is thrown away: the directory's own statement as the application's role.
 */
export async function benchDirectory(): Promise<DirectoryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'barefoot-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder);
  try {
    await prepareDatabase(postgres.url);
    const before = performance.now();
    await fillDirectory(postgres.url);
    console.log(`directory: ${advisers} advisers made in ${((performance.now() - before) / 1000).toFixed(0)} s`);
    return await measureAll(postgres.url);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAll(url: string): Promise<DirectoryFigures> {
  for (const mode of ['force_custom_plan', 'force_generic_plan'] as const) {
    await explain(url, mode, filterOf(drawWindow(drawFrom('windows'))));
    await explain(url, mode, { words: [], topic: TOPIC });
  }
  const spreads = new Map<string, Spread>();
  for (const mode of PLAN_MODES) {
    spreads.set(mode, await inDatabase(url, (database) => measureSearch(database, mode)));
    console.log(`directory: plan_cache_mode ${mode.padEnd(18)} ${format(spreads.get(mode))}`);
  }
  const figures = await inDatabase(url, async (database) => ({
    ...(await countRows(database)),
    search: spreads.get('auto') as Spread,
    whereNobodyIsFree: await database.transaction((tx) =>
      spreadOf(400, () => findInDirectory(tx, filterOf(sunday), PAGE)),
    ),
    withoutWindow: await database.transaction((tx) =>
      spreadOf(400, () => findInDirectory(tx, { words: [], topic: TOPIC }, PAGE)),
    ),
    withoutWindowOfEverybody: await database.transaction((tx) =>
      spreadOf(50, () => findInDirectory(tx, { words: [] }, PAGE)),
    ),
    narrow: await database.transaction((tx) => spreadOf(400, () => findInDirectory(tx, narrow, PAGE))),
    withWords: await measureWords(database),
    page: await measurePage(database),
    withoutInOneQuery: await measureWithout(database, 20, (tx, ids, window) => freeAmong(tx, ids, window)),
    withoutOneByOne: await measureWithout(database, 3, async (tx, ids, window) => {
      const found: ExpertId[] = [];
      for (const id of ids) found.push(...(await freeAmong(tx, [id], window)));
      return found;
    }),
  }));
  report(figures);
  return figures;
}

function report(figures: DirectoryFigures): void {
  const { candidates, matched, search, page, withoutInOneQuery, withoutOneByOne } = figures;
  const times = ({ medianMs }: Spread) => `${(medianMs / search.medianMs).toFixed(0)} times as long`;
  console.log(
    `directory: a three-hour window, ${candidates} advisers of the topic, ${matched.toFixed(0)} of them free`,
  );
  console.log(`directory: search            ${format(search)} (target ${TARGET} ms)`);
  console.log(`directory: nobody is free    ${format(figures.whereNobodyIsFree)}`);
  console.log(`directory: topic, no window  ${format(figures.withoutWindow)}`);
  console.log(`directory: everybody         ${format(figures.withoutWindowOfEverybody)}`);
  console.log(`directory: a narrow search   ${format(figures.narrow)}`);
  console.log(`directory: with words        ${format(figures.withWords)}`);
  console.log(`directory: a page of 20      ${format(page)}, ${page.queries} queries with BEGIN and COMMIT`);
  console.log(
    `directory: without the maintained free time, one query   ${format(withoutInOneQuery)}, ${times(withoutInOneQuery)}`,
  );
  console.log(
    `directory: without it, a query for each adviser          ${format(withoutOneByOne)}, ${times(withoutOneByOne)}`,
  );
}

async function inDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const source = await openDataSource({ url, role: appRole, connections: 1 }, [expertSchema, offerSchema]);
  return work(new Database(source)).finally(() => source.destroy());
}

function measureSearch(database: Database, mode: (typeof PLAN_MODES)[number]): Promise<Spread> {
  return database.transaction(async (tx) => {
    await tx.query(`SET plan_cache_mode = ${mode}`);
    const draw = drawFrom('windows');
    return spreadOf(400, () => findInDirectory(tx, filterOf(drawWindow(draw)), PAGE));
  });
}

function measureWords(database: Database): Promise<Spread> {
  return database.transaction((tx) => {
    const draw = drawFrom('windows');
    return spreadOf(100, () => findInDirectory(tx, { ...filterOf(drawWindow(draw)), words: ['housng'] }, PAGE));
  });
}

async function countRows(database: Database): Promise<{ candidates: number; matched: number }> {
  return database.transaction(async (tx) => {
    const all = { ...PAGE, count: advisers };
    const candidates = (await findInDirectory(tx, { words: [], topic: TOPIC }, all)).length;
    const draw = drawFrom('windows');
    let matched = 0;
    for (let window = 0; window < 50; window++) {
      matched += (await findInDirectory(tx, filterOf(drawWindow(draw)), all)).length;
    }
    return { candidates, matched: matched / 50 };
  });
}

/** Every statement goes through the driver's `query`, so that is where they are counted. */
async function measurePage(database: Database): Promise<DirectoryFigures['page']> {
  const search = new SearchExperts(database, new StandingClock());
  const draw = drawFrom('windows');
  const client = await database.pool.connect();
  client.release();
  let queries = 0;
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  Object.assign(client, { query: (...args: unknown[]) => (queries++, query(...args)) });
  const run = () => {
    const { start, end } = drawWindow(draw);
    const asked = { free_from: start, free_to: end, free_minutes: MINUTES, limit: 20, topic: TOPIC } as const;
    return search.run(asked);
  };
  await run();
  queries = 0;
  await run();
  const one = queries;
  return { ...(await spreadOf(100, run)), queries: one };
}

function measureWithout(
  database: Database,
  calls: number,
  search: (tx: Transaction, ids: readonly ExpertId[], window: Period) => Promise<ExpertId[]>,
): Promise<Spread> {
  return database.transaction(async (tx) => {
    const all = await findInDirectory(tx, { words: [], topic: TOPIC }, { ...PAGE, count: advisers });
    const ids = all.map(({ id }) => id);
    const draw = drawFrom('windows');
    await assertSameAnswer(tx, ids, drawWindow(draw));
    return spreadOf(calls, () => search(tx, ids, drawWindow(draw)));
  });
}

/** What a product without the maintained free time does: read what each adviser has, and compute their slots. */
async function freeAmong(tx: Transaction, ids: readonly ExpertId[], window: Period): Promise<ExpertId[]> {
  const offers = Map.groupBy(await new OfferTable(tx).ofExperts(ids), ({ expertId }) => expertId);
  const { start, end } = spanOf(window);
  const pages = await readPages(tx, ids, { over: { start, end }, now, offers: [...offers.values()].flat() });
  const hasSlot = (page: DiaryPages, offer: Offer) =>
    slotsOf(page, offer, { start, end: end - offer.durationMinutes + 1 }, now).length > 0;
  return pages
    .filter((page) => offers.get(page.expertId)?.some((offer) => hasSlot(page, offer)))
    .map(({ expertId }) => expertId);
}

/** All hours, bookings and grids of the work set are half hours, so here the sieve alone must find who has a slot. */
async function assertSameAnswer(tx: Transaction, ids: readonly ExpertId[], window: Period): Promise<void> {
  const sieved = await findInDirectory(tx, filterOf(window), { ...PAGE, count: advisers });
  const computed = await freeAmong(tx, ids, window);
  const [a, b] = [sieved.map(({ id }) => id), computed].map((found) => found.toSorted().join());
  if (a !== b || computed.length === 0) throw new Error(`The sieve finds ${sieved.length}, slots ${computed.length}.`);
}

/** The plan of the very statement, as it is planned for these values and for any. */
async function explain(url: string, mode: (typeof PLAN_MODES)[number], filter: DirectoryFilter): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: `-c role=${appRole} -c plan_cache_mode=${mode}` });
  await client.connect();
  const { text, values } = directorySql(filter, PAGE);
  const literals = (values as (string | number | null)[]).map(literalOf).join(', ');
  await client.query(`PREPARE search AS ${text}`);
  for (let warm = 0; warm < 3; warm++) await client.query(`EXECUTE search (${literals})`);
  const { rows } = await client.query<Record<'QUERY PLAN', string>>(
    `EXPLAIN (ANALYZE, BUFFERS) EXECUTE search (${literals})`,
  );
  console.log(`\ndirectory: EXPLAIN (ANALYZE, BUFFERS), plan_cache_mode ${mode}`);
  for (const row of rows) console.log(`  ${row['QUERY PLAN']}`);
  console.log();
  await client.end();
}

function literalOf(value: string | number | null): string {
  return value === null ? 'NULL' : pg.escapeLiteral(String(value));
}

function filterOf(window: Period): DirectoryFilter {
  return { words: [], topic: TOPIC, free: { window, minutes: MINUTES } };
}

/** Three hours of a weekday of the eight weeks after tomorrow, from a whole hour between 8 and 18 o'clock. */
function drawWindow(draw: Draw): Period {
  const monday = now.toZonedDateTimeISO(zone).toPlainDate().add({ weeks: 1 });
  const date = monday.add({ weeks: draw(7), days: draw(5) });
  const start = date.toZonedDateTime({ timeZone: zone, plainTime: { hour: 8 + draw(8) } }).toInstant();
  return { start, end: start.add({ hours: 3 }) };
}

/** The first fifth of the calls warms up and is not counted. */
async function spreadOf(calls: number, call: () => Promise<unknown>): Promise<Spread> {
  const times: number[] = [];
  for (let count = 0; count < calls; count++) {
    const before = performance.now();
    await call();
    times.push(performance.now() - before);
  }
  const counted = times.slice(Math.floor(calls / 5)).sort((a, b) => a - b);
  const at = (part: number) => counted[Math.floor(counted.length * part)] ?? NaN;
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}

function format(spread: Spread | undefined): string {
  return `median ${(spread?.medianMs ?? NaN).toFixed(2)} ms, p95 ${(spread?.p95Ms ?? NaN).toFixed(2)} ms`;
}
