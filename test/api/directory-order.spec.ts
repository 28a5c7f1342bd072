import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawFrom, oneOf } from '../../bench/draw.js';
import { Jobs } from '../../src/platform/jobs.js';
import { advisersAsWritten, type Standee, type Standing } from '../support/advisers.js';
import { type ABooker, aHold, aSession, bookers, cancel } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, anOffer, aRateCard, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

/** A Monday in winter time. */
const now = Temporal.Instant.from('2027-03-01T08:00:00Z');
const always = '[2027-01-01T00:00Z,2028-01-01T00:00Z)';

let server: TestServer;
let nobody: Client;

interface Item {
  readonly id: string;
  readonly name: string;
  readonly reasons: readonly { code: string; en: string; cy: string }[];
}

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

async function freshServer(): Promise<void> {
  server = await startServer();
  nobody = await Client.of(server);
  server.clock.moveTo(now);
}

describe('who is found', () => {
  beforeAll(async () => {
    await freshServer();
    await advisersAsWritten(server, [
      { name: 'All comers' },
      { name: 'Planner', stages: ['planning'], lowest_price_minor: 0 },
      { name: 'Converter', stages: ['converting', 'planning'], sectors: ['retail'], lowest_price_minor: 6000 },
      { name: 'Lawyer', legal_forms: ['worker-co-operative'], lowest_price_minor: 12_000 },
      { name: 'Shopkeeper', sectors: ['retail', 'hospitality'], access: ['hearing-loop'], regions: ['wales'] },
      { name: 'Farmer', sectors: ['agriculture'], access: ['hearing-loop', 'large-print'], remote: false },
    ]);
  });
  afterAll(() => server.stop());

  const rest = ['All comers', 'Lawyer', 'Shopkeeper', 'Farmer'];
  test.each<[string, Query, string[]]>([
    ['a stage: who names it or names none', { stage: 'planning' }, ['Planner', 'Converter', ...rest]],
    ['a stage that only one names', { stage: 'converting' }, ['Converter', ...rest]],
    ['a stage that nobody names', { stage: 'in-difficulty' }, rest],
    ['a sector', { sector: 'retail' }, ['All comers', 'Planner', 'Converter', 'Lawyer', 'Shopkeeper']],
    [
      'a legal form',
      { legal_form: 'community-benefit-society', stage: 'idea', sector: 'retail' },
      ['All comers', 'Shopkeeper'],
    ],
    ['one kind of access', { access: 'hearing-loop' }, ['Shopkeeper', 'Farmer']],
    ['two kinds of access, which both must be there', { access: ['large-print', 'hearing-loop'] }, ['Farmer']],
    ['access that nobody provides', { access: ['large-print', 'easy-read'] }, []],
    ['a price to pay at most', { price_to_minor: 6000 }, ['Planner', 'Converter']],
    ['a price to pay at least', { price_from_minor: 6000 }, ['Converter', 'Lawyer']],
    ['a price between two', { price_from_minor: 1, price_to_minor: 11_999 }, ['Converter']],
    ['nothing to pay', { price_to_minor: 0 }, ['Planner']],
    ['somewhere near, which leaves nobody out', { near: 'wales' }, ['Planner', 'Converter', ...rest]],
  ])('is, by %s', async (_what, query, expected) => {
    expect((await find(query)).map(({ name }) => name).sort()).toEqual(expected.toSorted());
  });

  test('by six kinds of access is refused by name', async () => {
    const access = ['hearing-loop', 'large-print', 'easy-read', 'quiet-space', 'phone-only', 'bsl-interpreter'];
    const { status, body } = await nobody.get(addressOf({ access }));
    expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [{ parameter: 'access' }] });
  });

  test('names what they take on, in the words of the taxonomy', async () => {
    const { body: taxonomy } = await nobody.get('/api/v1/taxonomy');
    expect(taxonomy.stages.map(({ code }: { code: string }) => code)).toContain('converting');
    expect(taxonomy.legal_forms).toContainEqual({
      code: 'community-benefit-society',
      en: 'Community benefit society',
      cy: 'Cymdeithas budd cymunedol',
    });
    const [converter] = await find({ q: 'Converter' });
    expect(converter).toMatchObject({ stages: ['converting', 'planning'], legal_forms: [] });
  });
});

describe('the order', () => {
  beforeEach(freshServer);
  afterEach(() => server.stop());

  /** The first is better in one thing only, the second in all that weighs less. */
  test.each<[string, Query, Partial<Standing>, Partial<Standing>, string, string]>([
    [
      'who names the stage, before who takes on all',
      { stage: 'idea', near: 'wales' },
      { stages: ['idea'], paid_minutes_90d: 9000 },
      { free: always, regions: ['wales'] },
      'fits-stage',
      'takes-any-stage',
    ],
    [
      'who names two of three, before who names one',
      { stage: 'idea', legal_form: 'worker-co-operative', sector: 'retail' },
      { stages: ['idea'], sectors: ['retail'], paid_minutes_90d: 9000 },
      { legal_forms: ['worker-co-operative'], free: always },
      'fits-sector',
      'takes-any-sector',
    ],
    [
      'who has free time in 14 days, before who is there',
      { near: 'wales' },
      { free: '[2027-03-15T07:59Z,2027-03-16T00:00Z)', remote: false, paid_minutes_90d: 9000 },
      { free: '[2027-03-15T09:00Z,2027-03-16T00:00Z)', regions: ['wales'] },
      'free-soon',
      'not-free-soon',
    ],
    [
      'who is there, before who works remotely and had fewer sessions',
      { near: 'wales' },
      { regions: ['london', 'wales'], remote: false, paid_minutes_90d: 9000 },
      { regions: ['london'] },
      'in-region',
      'works-remotely',
    ],
    [
      'who works remotely, before who is elsewhere',
      { near: 'wales' },
      { paid_minutes_90d: 9000 },
      { remote: false },
      'works-remotely',
      'outside-region',
    ],
    [
      'who had few sessions, before who had some',
      {},
      { paid_minutes_90d: 239 },
      { paid_minutes_90d: 240 },
      'few-recent-sessions',
      'some-recent-sessions',
    ],
    [
      'who had some sessions, before who had many',
      {},
      { paid_minutes_90d: 1199 },
      { paid_minutes_90d: 1200 },
      'some-recent-sessions',
      'many-recent-sessions',
    ],
  ])('has %s', async (_what, query, better, worse, why, whyNot) => {
    const many = Array.from({ length: 5 }, () => [worse, better]).flat();
    await advisersAsWritten(
      server,
      many.map((standing, index) => ({ ...standing, name: index % 2 ? 'Better' : 'Worse' })),
    );
    const items = await find(query);
    expect(items.map(({ name }) => name)).toEqual([...Array(5).fill('Better'), ...Array(5).fill('Worse')]);
    for (const { name, reasons } of items) {
      const codes = reasons.map(({ code }) => code);
      expect(codes).toContain(name === 'Better' ? why : whyNot);
      expect(codes.at(-1)).toBe('drawn-by-lot');
    }
  });

  test('does not ask for soon where it was said when', async () => {
    const [soon, late] = [await anExpert(server, nobody), await anExpert(server, nobody)];
    const away = { start: '2027-03-01T00:00:00Z', end: '2027-04-01T00:00:00Z' };
    await late.client.post(`/api/v1/experts/${late.id}/diary/time-off`, away);
    await paid(soon.id, 240);
    expect((await find()).map(({ id }) => id)).toEqual([soon.id, late.id]);
    const window = { free_from: '2027-04-05T09:00:00Z', free_to: '2027-04-05T16:00:00Z' };
    const items = await find(window);
    expect(items.map(({ id }) => id)).toEqual([late.id, soon.id]);
    expect(items[0]?.reasons.map(({ code }) => code)).toEqual([
      'free-when-asked',
      'few-recent-sessions',
      'drawn-by-lot',
    ]);
  });

  test('says why in both languages', async () => {
    await advisersAsWritten(server, [{ topics: ['food'], free: always }]);
    const [item] = await find({ topic: 'food' });
    expect(item?.reasons.slice(0, 2)).toEqual([
      { code: 'fits-topic', en: 'Works on this topic', cy: 'Yn gweithio ar y pwnc hwn' },
      { code: 'free-soon', en: 'Has free time in the next 14 days', cy: 'Ag amser rhydd yn y 14 diwrnod nesaf' },
    ]);
  });

  test('is of one search: the cursor of another is refused', async () => {
    await advisersAsWritten(
      server,
      Array.from({ length: 3 }, () => ({})),
    );
    const { body } = await nobody.get(addressOf({ limit: 1, near: 'wales' }));
    const again = (query: Query) => nobody.get(addressOf({ ...query, cursor: body.next_cursor }));
    expect((await again({ limit: 2, near: 'wales' })).body.items).toHaveLength(2);
    for (const query of [{}, { near: 'london' }, { near: 'wales', price_to_minor: 1 }]) {
      const refused = await again(query);
      expect(refused).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', errors: [{ parameter: 'cursor' }] },
      });
    }
  });
});

describe('the order of random advisers, by random searches', () => {
  let advisers: Standee[];
  const codes = {
    topic: ['governance', 'food'],
    language: ['en', 'cy'],
    region: ['wales', 'london'],
    access: ['hearing-loop', 'large-print'],
    stage: ['idea', 'planning', 'established'],
    legal_form: ['worker-co-operative', 'community-interest-company'],
    sector: ['retail', 'energy'],
  } as const;
  const queries = fc.record(
    {
      topic: fc.constantFrom(...codes.topic),
      language: fc.constantFrom(...codes.language),
      region: fc.constantFrom(...codes.region),
      near: fc.constantFrom(...codes.region),
      remote: fc.boolean(),
      access: fc.constantFrom(...codes.access),
      stage: fc.constantFrom(...codes.stage),
      legal_form: fc.constantFrom(...codes.legal_form),
      sector: fc.constantFrom(...codes.sector),
      price_from_minor: fc.constantFrom(0, 1, 3000),
      price_to_minor: fc.constantFrom(3000, 6000, 9000),
    },
    { requiredKeys: [] },
  );
  const seed = 20_270_301;

  beforeAll(async () => {
    await freshServer();
    const draw = drawFrom('standings');
    const some = <T>(from: readonly T[]) => from.filter(() => draw(3) === 0);
    advisers = await advisersAsWritten(
      server,
      Array.from({ length: 90 }, () => ({
        topics: ['marketing', ...some(codes.topic), oneOf(draw, codes.topic)],
        languages: [oneOf(draw, codes.language), ...some(codes.language)],
        regions: some(codes.region),
        remote: draw(2) === 0,
        access: [...codes.access].filter(() => draw(2) === 0),
        stages: some(codes.stage),
        legal_forms: some(codes.legal_form),
        sectors: some(codes.sector),
        paid_minutes_90d: oneOf(draw, [0, 0, 60, 239, 240, 900, 1200, 5000]),
        lowest_price_minor: oneOf(draw, [null, 0, 1, 3000, 3001, 6000, 9000, 20_000]),
        free: oneOf(draw, [
          null,
          always,
          always,
          '[2027-03-15T07:59Z,2027-03-16T00:00Z)',
          '[2027-03-15T09:00Z,2027-03-16T00:00Z)',
        ]),
      })),
    );
  });
  afterAll(() => server.stop());

  test('is total, the same on pages of any size, and each adviser who fits is on them once', async () => {
    await fc.assert(
      fc.asyncProperty(queries, fc.integer({ min: 1, max: 30 }), async (query, limit) => {
        const found = (await walk(query, limit)).map(({ id }) => id);
        expect({ query, found }).toEqual({ query, found: expected(query).map(({ id }) => id) });
      }),
      { seed, numRuns: 60 },
    );
  });

  test('has no two change places when only prices change', async () => {
    const prices = fc.array(fc.option(fc.nat({ max: 30_000 })), { minLength: 90, maxLength: 90 });
    await fc.assert(
      fc.asyncProperty(queries, prices, async (query, changed) => {
        const before = (await walk(query, 50)).map(({ id }) => id);
        await server.owner.query(
          `UPDATE experts e SET lowest_price_minor = p.price FROM unnest($1::uuid[], $2::bigint[]) AS p (id, price) WHERE p.id = e.id`,
          [advisers.map(({ id }) => id), changed],
        );
        const after = (await walk(query, 50)).map(({ id }) => id);
        const stayed = before.filter((id) => after.includes(id));
        expect({ query, order: after.filter((id) => before.includes(id)) }).toEqual({ query, order: stayed });
        if (query.price_from_minor === undefined && query.price_to_minor === undefined) expect(after).toEqual(before);
      }),
      { seed, numRuns: 30 },
    );
  });

  /** The same order, made another way. */
  function expected(query: Query): Standee[] {
    const [from, to] = [query['price_from_minor'], query['price_to_minor']] as (number | undefined)[];
    const fits = (adviser: Standee) =>
      (['topic', 'language', 'region', 'access'] as const).every((key) => isIn(listOf(adviser, key), query[key])) &&
      (['stage', 'legal_form', 'sector'] as const).every((key) => isIn(listOf(adviser, key), query[key], true)) &&
      (query['remote'] ?? adviser.remote) === adviser.remote &&
      (from === undefined || (adviser.lowest_price_minor ?? -1) >= from) &&
      (to === undefined || (adviser.lowest_price_minor ?? Infinity) <= to);
    return advisers.filter(fits).sort((a, b) => {
      const [left, right] = [placeOf(a, query), placeOf(b, query)];
      const at = left.findIndex((part, index) => part !== right[index]);
      return (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1;
    });
  }

  function placeOf(adviser: Standee, query: Query): (string | number)[] {
    const named = (['stage', 'legal_form', 'sector'] as const).filter(
      (key) => query[key] !== undefined && listOf(adviser, key).includes(String(query[key])),
    ).length;
    const there = query['near'] === undefined || adviser.regions.includes(String(query['near']));
    return [
      -named,
      adviser.free === always || adviser.free?.includes('07:59Z') ? 0 : 1,
      there ? 0 : adviser.remote ? 1 : 2,
      [240, 1200].filter((from) => adviser.paid_minutes_90d >= from).length,
      createHash('md5').update(`${adviser.id}2027-03-01`).digest('hex'),
    ];
  }
});

test('over sixty days, who is new is on the first page at least as often as anybody who is busy, and everybody who is new is', async () => {
  await freshServer();
  const paidMinutes = [0, 0, 0, 180, 0, 0, 180, 0, 0, 180, 0, 0, ...Array(8).fill(600), ...Array(8).fill(3000)];
  const advisers = await advisersAsWritten(
    server,
    paidMinutes.map((minutes: number) => ({ paid_minutes_90d: minutes, free: always })),
  );
  for (const limit of [10, 16]) {
    const seen = new Map(advisers.map(({ id }) => [id, 0]));
    for (let day = 0; day < 60; day++) {
      server.clock.moveTo(now.add({ hours: 24 * day }));
      for (const { id } of (await nobody.get(addressOf({ limit }))).body.items) seen.set(id, (seen.get(id) ?? 0) + 1);
    }
    const timesOf = (from: number, below: number) =>
      advisers
        .filter(({ paid_minutes_90d: minutes }) => from <= minutes && minutes < below)
        .map(({ id }) => seen.get(id) ?? 0);
    const busiest = Math.max(...timesOf(240, Infinity));
    for (const times of timesOf(0, 1)) expect(times).toBeGreaterThanOrEqual(Math.max(busiest, 30));
    // Room that is left goes round as well.
    for (const times of timesOf(240, 1200)) expect(times > 10).toBe(limit === 16);
    expect(timesOf(1200, Infinity)).toEqual(Array(8).fill(0));
  }
  await server.stop();
});

describe('what the directory is told', () => {
  beforeEach(freshServer);
  afterEach(() => server.stop());

  /** At £60 an hour and nothing around it: with the fee, £1.08 a minute. */
  const paidOffer = (minutes: number) => ({
    ...{ ...anOffer, pricing: 'rate_card', duration_minutes: minutes },
    ...{ preparation_minutes: 0, write_up_minutes: 0 },
  });
  const sixtyPounds = { hourlyMinor: 6000 };

  test('of prices follows each change of an offer at once', async () => {
    const { id, offerId, client } = await anExpert(server, nobody, sixtyPounds);
    const offers = `/api/v1/experts/${id}/offers`;
    const lowest = async () =>
      (await server.owner.query('SELECT lowest_price_minor::int AS lowest FROM experts WHERE id = $1', [id])).rows[0]
        .lowest;
    const isFound = async (query: Query) => (await find(query)).length === 1;
    expect(await lowest()).toBe(0);
    const dear = (await client.post(offers, paidOffer(90))).body.id;
    expect(await lowest()).toBe(9720);
    expect([await isFound({ price_to_minor: 9719 }), await isFound({ price_to_minor: 9720 })]).toEqual([false, true]);
    await client.post(offers, paidOffer(60));
    expect(await lowest()).toBe(6480);
    await client.put(`${offers}/${dear}`, paidOffer(30));
    expect(await lowest()).toBe(3240);
    await client.delete(`${offers}/${dear}`);
    expect(await lowest()).toBe(6480);
    expect(await isFound({ price_from_minor: 6480, price_to_minor: 6480 })).toBe(true);
    const { body } = await client.get(`/api/v1/experts/${id}`);
    for (const offer of body.offers) await client.delete(`${offers}/${offer.id}`);
    expect(body.offers.map((offer: { id: string }) => offer.id)).toContain(offerId);
    expect(await lowest()).toBeNull();
    expect(await isFound({ price_from_minor: 0 })).toBe(false);
  });

  test('of prices is right after many changed offers at once', async () => {
    const { id, client } = await anExpert(server, nobody, sixtyPounds);
    const lengths = Array.from({ length: 19 }, (_, index) => 30 + index);
    const made = await Promise.all(
      lengths.map((minutes) => client.post(`/api/v1/experts/${id}/offers`, paidOffer(minutes))),
    );
    await Promise.all(made.slice(0, 12).map(({ body }) => client.delete(`/api/v1/experts/${id}/offers/${body.id}`)));
    expect((await find({ price_from_minor: 4536, price_to_minor: 4536 })).map((item) => item.id)).toEqual([id]);
  });

  test('of prices follows a rate card at once, and one to come on its day', async () => {
    const { id, client } = await anExpert(server, nobody, { ...sixtyPounds, offer: paidOffer(60) });
    const isAt = async (minor: number) => (await find({ price_from_minor: minor, price_to_minor: minor })).length === 1;
    expect(await isAt(6480)).toBe(true);
    await aRateCard(client, id, 5000);
    expect(await isAt(5400)).toBe(true);
    const tomorrow = server.clock.now().add({ hours: 24 });
    await aRateCard(client, id, 7000, { in_force_from: tomorrow.toString() });
    await server.app.get(Jobs).sweepNow();
    expect(await isAt(5400)).toBe(true);
    server.clock.moveTo(tomorrow.add({ minutes: 1 }));
    await server.app.get(Jobs).sweepNow();
    expect(await isAt(7560)).toBe(true);
  });

  test('every night of paid sessions: of those that took place in the last ninety days', async () => {
    const busy = await anExpert(server, nobody);
    const kind = await anExpert(server, nobody);
    const [one, two, three, four] = (await bookers(server, nobody, 4)) as [ABooker, ABooker, ABooker, ABooker];
    const slots = await slotsOf(nobody, busy, now);
    const endOf = (index: number) => Temporal.Instant.from(slots[index]?.start ?? '').add({ minutes: 30 });
    await aSession(one, slots[0]);
    await aSession(two, slots[1]);
    const called = await aSession(three, slots[2]);
    await cancel(three.client, called.id);
    await aHold(four, slots[3]);
    await aSession(two, slots[20]); // on the day after
    await asIfPaid();
    await aSession(one, (await slotsOf(nobody, kind, now))[0]);

    expect(await countedMinutes(busy.id)).toBe(0);
    server.clock.moveTo(endOf(1).subtract({ minutes: 1 }));
    expect(await countedMinutes(busy.id)).toBe(30);
    server.clock.moveTo(endOf(3));
    expect(await countedMinutes(busy.id)).toBe(60);
    expect(await countedMinutes(busy.id)).toBe(60);
    expect(await countedMinutes(kind.id)).toBe(0);
    const ninetyDays = { hours: 90 * 24 };
    server.clock.moveTo(endOf(0).add(ninetyDays).subtract({ minutes: 1 }));
    expect(await countedMinutes(busy.id)).toBe(90);
    server.clock.moveTo(endOf(0).add(ninetyDays));
    expect(await countedMinutes(busy.id)).toBe(60);
    server.clock.moveTo(endOf(20).add(ninetyDays));
    expect(await countedMinutes(busy.id)).toBe(0);
  });

  test('counts a session with many seats once, one that a client missed, and none that the adviser missed', async () => {
    const { id, ...expert } = await anExpert(server, nobody);
    const slots = await slotsOf(nobody, { id, ...expert }, now);
    const booker = (await bookers(server, nobody, 1))[0] as ABooker;
    const sessions: string[] = [];
    for (const slot of slots.slice(0, 3)) sessions.push((await aSession(booker, slot)).id);
    const [shared, missedByClient, missedByAdviser] = sessions;
    await asIfPaid();
    await server.owner.query(
      `INSERT INTO bookings SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid()))).*
       FROM bookings b, generate_series(1, 5) WHERE b.id = $1`,
      [shared],
    );
    server.clock.moveTo(now.add({ hours: 24 }));
    expect(await countedMinutes(id)).toBe(90);
    const missed = `UPDATE bookings SET state = 'no-show', no_show_at = ends_at, no_show_by = booked_by, no_show_side = $2 WHERE id = $1`;
    await server.owner.query(missed, [missedByClient, 'client']);
    expect(await countedMinutes(id)).toBe(90);
    await server.owner.query(missed, [missedByAdviser, 'adviser']);
    expect(await countedMinutes(id)).toBe(60);
  });

  test('every night is told so by many at once as by one, while advisers change their profiles', async () => {
    const experts = await Promise.all(Array.from({ length: 8 }, () => anExpert(server, nobody)));
    for (const { id } of experts) await paid(id, 1000);
    const sweeps = Array.from({ length: 20 }, () => server.app.get(Jobs).sweepNow());
    const changes = experts.map(({ id, client }) => client.patch(`/api/v1/experts/${id}`, { remote: false }));
    expect((await Promise.all(changes)).map(({ status }) => status)).toEqual(Array(8).fill(200));
    await Promise.all(sweeps);
    const { rows } = await server.owner.query('SELECT paid_minutes_90d AS paid, remote FROM experts');
    expect(rows).toEqual(Array(8).fill({ paid: 0, remote: false }));
  });

  async function countedMinutes(id: string): Promise<number> {
    await server.app.get(Jobs).sweepNow();
    return (await server.owner.query('SELECT paid_minutes_90d AS paid FROM experts WHERE id = $1', [id])).rows[0].paid;
  }
});

function listOf(adviser: Standee, key: 'topic' | 'language' | 'region' | 'access' | 'stage' | 'legal_form' | 'sector') {
  return adviser[key === 'access' ? key : (`${key}s` as const)];
}

function isIn(list: readonly string[], asked: Query[string], orNone = false): boolean {
  return asked === undefined || list.includes(String(asked)) || (orNone && list.length === 0);
}

function paid(id: string, minutes: number) {
  return server.owner.query('UPDATE experts SET paid_minutes_90d = $2 WHERE id = $1', [id, minutes]);
}

function addressOf(query: Query): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one) => (one === undefined ? [] : [[key, String(one)]])),
  );
  return `/api/v1/experts?${new URLSearchParams(given).toString()}`;
}

async function find(query: Query = {}): Promise<Item[]> {
  const { body } = await nobody.get(addressOf({ limit: 50, ...query }));
  return body.items;
}

/** All pages, one after the other. */
async function walk(query: Query, limit: number): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; items.length <= 100;) {
    const { body } = await nobody.get(addressOf({ ...query, limit, cursor }));
    items.push(...body.items);
    cursor = body.next_cursor ?? undefined;
    if (cursor === undefined) return items;
  }
  throw new Error('These pages do not end.');
}

/** Every booking that there is: sessions that cost something are confirmed once they are paid for, which the test is not about. */
async function asIfPaid(): Promise<void> {
  await server.owner.query('ALTER TABLE bookings DISABLE TRIGGER sessions_are_paid');
  await server.owner.query('UPDATE bookings SET price_minor = 3000');
}
