import pg from 'pg';
import { demoAdvisers } from '../src/demo/demo-content.js';
import { freeTimesFromScratch } from '../src/diary/diary-pages.table.js';
import { openWindows, type Hours, type WeeklyHours } from '../src/diary/open-windows.js';
import { type ExpertId, newId } from '../src/kernel/id.js';
import {
  accessProvisions,
  codesOf,
  languages,
  legalForms,
  regions,
  sectors,
  stages,
  topics,
} from '../src/kernel/taxonomy.js';
import { instantOf, minutesFrom } from '../src/kernel/time.js';
import { Database, openDataSource } from '../src/platform/database.js';
import { appRole } from '../src/platform/prepare-database.js';
import { type Draw, drawFrom, oneOf } from './draw.js';

/** A Monday in the week before the clocks change. */
export const now = Temporal.Instant.from('2026-10-19T08:00:00Z');
export const zone = 'Europe/London';
export const advisers = 10_000;
const bookingsEach = 50;
const bookedDays = 60;
const atOnce = 500;

const hours = (opens: number, closes: number): Hours => ({ opens: opens * 60, closes: closes * 60 });
const weekdays = (...windows: Hours[]): WeeklyHours => ({ 1: windows, 2: windows, 3: windows, 4: windows, 5: windows });
const patterns: readonly WeeklyHours[] = [
  weekdays(hours(9, 17)),
  weekdays(hours(9, 12), hours(13, 17)),
  weekdays(hours(8, 13)),
  weekdays(hours(12, 20)),
  { 2: [hours(9, 18)], 3: [hours(9, 18)], 4: [hours(9, 18)], 6: [hours(10, 16)] },
  { 1: [hours(9, 12), hours(18, 21)], 3: [hours(9, 12), hours(18, 21)], 5: [hours(9, 16)] },
];

/**
 * Ten thousand live advisers with hours, two offers and fifty bookings each over sixty days, the same ones every time,
 * and the free time of each as the service itself makes it. Each has one of the fifteen topics, and every eighth a second.
 */
export async function fillDirectory(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const draw = drawFrom('directory');
  const standing = drawFrom('standing');
  for (let from = 0; from < advisers; from += atOnce) {
    const batch = Array.from({ length: atOnce }, (_, index) => drawAdviser(from + index, draw, standing));
    await insertAdvisers(owner, batch);
    await insertBookings(owner, batch, draw);
  }
  await writeFreeTime(ownerUrl);
  await owner.query('VACUUM (ANALYZE)');
  await owner.query('CHECKPOINT'); // or it writes all this while we measure
  await owner.end();
}

interface Adviser {
  readonly id: ExpertId;
  readonly user_id: string;
  readonly name: string;
  readonly pattern: number;
  readonly headline: string;
  readonly about: string;
  readonly keywords: string;
  readonly topics: string[];
  readonly languages: string[];
  readonly regions: string[];
  readonly sectors: string[];
  readonly stages: string[];
  readonly legal_forms: string[];
  readonly access: string[];
  readonly paid_minutes: number;
}

function drawAdviser(number: number, draw: Draw, standing: Draw): Adviser {
  const chosen = [...new Set([oneOf(draw, codesOf(topics)), ...(draw(8) === 0 ? [oneOf(draw, codesOf(topics))] : [])])];
  const sector = sectors[oneOf(draw, codesOf(sectors))];
  const text = oneOf(draw, demoAdvisers);
  return {
    id: newId(),
    user_id: newId(),
    name: `${oneOf(draw, demoAdvisers).name} ${number}`,
    pattern: draw(patterns.length),
    headline: text.headline.en,
    about: text.about.en,
    keywords: [...chosen.map((code) => topics[code]), sector].flatMap(({ en, cy }) => [en, cy]).join(' '),
    topics: chosen,
    languages: ['en', ...(draw(4) === 0 ? [oneOf(draw, codesOf(languages))] : [])],
    regions: [oneOf(draw, codesOf(regions))],
    sectors: someOf(standing, codesOf(sectors)),
    stages: someOf(standing, codesOf(stages)),
    legal_forms: someOf(standing, codesOf(legalForms)),
    access: someOf(standing, codesOf(accessProvisions)),
    paid_minutes: oneOf(standing, [0, 0, 60, 300, 900, 2400]),
  };
}

/** None, or up to three. */
function someOf(draw: Draw, codes: readonly string[]): string[] {
  return [...new Set(Array.from({ length: draw(4) }, () => oneOf(draw, codes)))];
}

async function insertAdvisers(owner: pg.Client, batch: readonly Adviser[]): Promise<void> {
  const rows = JSON.stringify(batch);
  const from = `FROM json_to_recordset($1) AS a (id uuid, user_id uuid, name text, pattern int, headline text, about text,
    keywords text, topics text[], languages text[], regions text[], sectors text[], stages text[], legal_forms text[], access text[], paid_minutes int)`;
  await owner.query(
    `INSERT INTO "user" (id, name, email, "emailVerified") SELECT user_id, name, user_id || '@bench.example', true ${from}`,
    [rows],
  );
  await owner.query(`INSERT INTO diaries (expert_id, user_id, zone) SELECT id, user_id, '${zone}' ${from}`, [rows]);
  await owner.query(
    `INSERT INTO experts (id, user_id, kind, state, state_since, approved_at, interests_declared_at, name, headline_en, about_en, keywords, topics, languages, regions,
       sectors, stages, legal_forms, access, paid_minutes_90d, lowest_price_minor, created_at)
     SELECT id, user_id, 'specialist', 'live', $2, $2, $2, name, headline, about, keywords, topics, languages, regions,
       sectors, stages, legal_forms, access, paid_minutes, 6000, $2 ${from}`,
    [rows, now.toString()],
  );
  await owner.query(
    `INSERT INTO offers (id, expert_id, title_en, pricing, duration_minutes, interval_minutes,
       buffer_before_minutes, buffer_after_minutes, notice_minutes, window_days, modes)
     SELECT gen_random_uuid(), id, 'A session', pricing, minutes, 30, 0, 0, 1440, 60, '{video}'
     ${from}, (VALUES ('free_introduction', 30), ('rate_card', 60)) AS offered (pricing, minutes)`,
    [rows],
  );
  for (const [pattern, weekly] of patterns.entries()) {
    for (const [weekday, windows] of Object.entries(weekly)) {
      const ranges = windows.map(({ opens, closes }) => `[${opens},${closes})`).join(',');
      await owner.query(
        `INSERT INTO weekly_hours (expert_id, weekday, windows) SELECT id, $2, $3 ${from} WHERE pattern = $4`,
        [rows, Number(weekday), `{${ranges}}`, pattern],
      );
    }
  }
}

/** Half hours on the grid of each adviser's open time, none twice. */
async function insertBookings(owner: pg.Client, batch: readonly Adviser[], draw: Draw): Promise<void> {
  const taken = batch.flatMap(({ id, pattern }) => {
    const open = [...(gridOf[pattern] ?? [])];
    return Array.from({ length: bookingsEach }, () => {
      const [start = 0] = open.splice(draw(open.length), 1);
      return { id, during: `[${instantOf(start).toString()},${instantOf(start + 30).toString()})` };
    });
  });
  await owner.query(
    `INSERT INTO occupancies (reference, expert_id, during, blocked, kind)
     SELECT gen_random_uuid(), id, during, during, 'confirmed' FROM unnest($1::uuid[], $2::tstzrange[]) AS taken (id, during)`,
    [taken.map(({ id }) => id), taken.map(({ during }) => during)],
  );
}

const gridOf = patterns.map((weekly) => {
  const from = minutesFrom(now);
  return openWindows({ zone, weekly, overrides: new Map(), from, to: from + bookedDays * 1440 })
    .flatMap(({ start, end }) => Array.from({ length: (end - start) / 30 }, (_, index) => start + 30 * index))
    .filter((start) => start >= from);
});

async function writeFreeTime(ownerUrl: string): Promise<void> {
  const database = new Database(await openDataSource({ url: ownerUrl, role: appRole, connections: 1 }, []));
  await database.transaction(async (tx) => {
    const rows: { expert_id: ExpertId }[] = await tx.query('SELECT expert_id FROM diaries ORDER BY expert_id');
    for (let from = 0; from < rows.length; from += atOnce) {
      const ids = rows.slice(from, from + atOnce).map(({ expert_id }) => expert_id);
      const free = await freeTimesFromScratch(tx, ids, now);
      await tx.query(
        `UPDATE diaries d SET free = written.free::tstzmultirange, free_from = $3
         FROM unnest($1::uuid[], $2::text[]) AS written (id, free) WHERE d.expert_id = written.id`,
        [[...free.keys()], [...free.values()], now.toString()],
      );
    }
  });
  await database.onApplicationShutdown();
}
