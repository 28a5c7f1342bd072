import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Draw, drawFrom, oneOf } from '../../bench/draw.js';
import { loadDemo } from '../../src/demo/index.js';
import { directorySql } from '../../src/experts/directory/directory.table.js';
import { newId } from '../../src/kernel/id.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, anOffer, anOrganisation, aRateCard } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

/** A Monday in winter time, so that the clocks of London show UTC for four weeks. */
const now = Temporal.Instant.from('2027-03-01T08:00:00Z');

let server: TestServer;
let nobody: Client;

interface Item {
  readonly id: string;
  readonly name: string;
  readonly free: { offer_id: string; start: string; end: string } | null;
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

async function freshServer(): Promise<void> {
  server = await startServer();
  nobody = await Client.of(server);
  server.clock.moveTo(now);
}

describe('filters', () => {
  const profiles = [
    { kind: 'specialist', topics: ['governance'], languages: ['en'], regions: ['wales'], remote: true },
    { kind: 'specialist', topics: ['governance', 'food'], languages: ['en', 'cy'], regions: [], remote: true },
    { kind: 'specialist', topics: ['food'], languages: ['cy'], regions: ['wales', 'scotland'], remote: false },
    { kind: 'specialist', topics: ['energy'], languages: ['bsl', 'en'], regions: ['scotland'], remote: false },
    { kind: 'barefoot', topics: ['governance'], languages: ['en'], regions: ['wales'], remote: false },
    { kind: 'barefoot', topics: ['food', 'energy'], languages: ['cy', 'en'], regions: ['scotland'], remote: true },
    { kind: 'barefoot', topics: ['energy', 'governance'], languages: ['gd'], regions: ['scotland'], remote: true },
  ];
  const named = profiles.map((profile, index) => ({ ...profile, name: `Profile ${index}` }));

  beforeAll(async () => {
    await freshServer();
    const body = await anOrganisation(server, { kind: 'development_body' });
    for (const profile of named) {
      await anExpert(server, nobody, { profile, body: body.id });
    }
    for (const state of ['draft', 'paused'] as const) {
      await anExpert(server, nobody, { state, profile: { ...profiles[0], name: `Not live, ${state}` } });
    }
  });
  afterAll(() => server.stop());

  test('none at all finds everybody who is live', async () => {
    expect((await find()).map(({ name }) => name).sort()).toEqual(named.map(({ name }) => name));
  });

  test('alone and in every combination find who has all that is asked for', async () => {
    const unasked = undefined;
    for (const kind of [unasked, 'specialist', 'barefoot'])
      for (const topic of [unasked, 'governance', 'food'])
        for (const language of [unasked, 'cy', 'en'])
          for (const region of [unasked, 'wales', 'scotland'])
            for (const remote of [unasked, true, false]) {
              const query = { kind, topic, language, region, remote };
              const fitting = named.filter(
                (profile) =>
                  (kind === unasked || profile.kind === kind) &&
                  (topic === unasked || profile.topics.includes(topic)) &&
                  (language === unasked || profile.languages.includes(language)) &&
                  (region === unasked || profile.regions.includes(region)) &&
                  (remote === unasked || profile.remote === remote),
              );
              const found = (await find(query)).map(({ name }) => name).sort();
              expect({ query, found }).toEqual({ query, found: fitting.map(({ name }) => name) });
            }
  });

  test('with a word find who has both', async () => {
    const found = await find({ q: 'bwyd', region: 'scotland' });
    expect(found.map(({ name }) => name).sort()).toEqual(['Profile 2', 'Profile 5']);
  });

  test('show what the profile says, and no free time where none was asked for', async () => {
    const [item] = await find({ q: 'Profile', language: 'gd' });
    expect(item).toMatchObject({ ...named[6], free: null, offers: [{ pricing: 'free_introduction' }] });
    expect(Object.keys(item ?? {})).not.toContain('about');
  });

  test.each([
    ['kind', { kind: 'guru' }],
    ['topic', { topic: 'Food' }],
    ['language', { language: 'welsh' }],
    ['region', { region: 'mercia' }],
    ['remote', { remote: 'perhaps' }],
    ['q', { q: 'x'.repeat(201) }],
    ['q', { q: 'a\0b' }],
    ['limit', { limit: 0 }],
    ['limit', { limit: 51 }],
    ['limit', { limit: 'all' }],
    ['free_minutes', { free_minutes: 4 }],
    ['free_minutes', { free_minutes: 481 }],
    ['free_from', { free_from: 'tomorrow', free_to: '2027-03-02T12:00:00Z' }],
    ['free_to', { free_from: '2027-03-02T12:00:00Z' }],
    ['free_to', { free_from: '2027-03-02T12:00:00Z', free_to: '2027-03-02T12:00:00Z' }],
    ['free_to', { free_to: '2027-03-02T12:00:00Z' }],
    ['sort', { sort: 'price' }],
    ['cursor', { cursor: 'x'.repeat(401) }],
    ['cursor', { cursor: 'W10' }],
    ['access', { access: 'ramp' }],
    ['stage', { stage: 'unicorn' }],
    ['legal_form', { legal_form: 'plc' }],
    ['sector', { sector: 'mining' }],
    ['near', { near: 'mercia' }],
    ['price_to_minor', { price_to_minor: -1 }],
    ['price_from_minor', { price_from_minor: '60 pounds' }],
    ['price_to_minor', { price_to_minor: '' }],
    ['price_to_minor', { price_to_minor: 123_456_789 }],
    ['price_to_minor', { price_from_minor: 6000, price_to_minor: 5999 }],
    ['cursor', { cursor: cursorOf({ id: 'nobody' }) }],
    ['cursor', { cursor: cursorOf({ rank: -1 }) }],
    ['cursor', { cursor: cursorOf({ rank: 1e12 }) }],
    ['cursor', { cursor: cursorOf({ rank: 0.5 }) }],
    ['cursor', { cursor: cursorOf({ tie: '\0' }) }],
    ['cursor', { cursor: cursorOf({ began: '\0' }) }],
    ['cursor', { cursor: cursorOf({ began: '-271821-04-20T00:00:00Z' }) }],
    ['cursor', { cursor: cursorOf({ search: 'another' }) }],
  ])('that are none are refused by name: %s of %j', async (parameter, query) => {
    const { status, body } = await nobody.get(addressOf(query));
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid-request' });
    expect(body.errors.map((fault: { parameter: string }) => fault.parameter)).toEqual([parameter]);
  });
});

describe('words', () => {
  beforeAll(async () => {
    await freshServer();
    const profiles = [
      {
        name: 'Ceridwen Pŵel',
        topics: ['housing'],
        headline: { en: 'Homes that residents run', cy: 'Cartrefi yn nwylo’r trigolion' },
        about: { en: 'Twelve years with housing co-ops in Gwynedd.', cy: 'Deuddeg mlynedd yng Ngwynedd.' },
      },
      {
        name: 'Żaneta Łoś',
        topics: ['energy', 'community-shares'],
        headline: { en: 'Wind and solar, owned locally' },
        about: { en: 'Share offers for turbines.' },
      },
      {
        name: 'Siôn Ainsley',
        topics: ['governance'],
        sectors: ['hospitality'],
        headline: { en: 'Pubs saved by their regulars' },
        about: { en: 'Rules, boards and a good pint; once helped Ceridwen with her constitution.' },
      },
      {
        name: 'Ottilie Brandreth',
        topics: ['housing', 'finance'],
        headline: { en: 'Books that balance' },
        about: { en: 'Accounts for small societies & co-ops: 100% plain words.' },
      },
    ];
    for (const profile of profiles) await anExpert(server, nobody, { profile });
  });
  afterAll(() => server.stop());

  test.each([
    ['a name', 'Ottilie', ['Ottilie Brandreth']],
    ['a name in capitals', 'OTTILIE BRANDRETH', ['Ottilie Brandreth']],
    ['a name without its accents', 'pwel', ['Ceridwen Pŵel']],
    ['a name without its strokes', 'zaneta los', ['Żaneta Łoś']],
    ['a name with accents that it has not', 'Öttïlie', ['Ottilie Brandreth']],
    ['accents written as marks of their own', 'Sio\u0302n', ['Siôn Ainsley']],
    ['a typing error in a name', 'Otillie', ['Ottilie Brandreth']],
    ['a wrong letter', 'Brandrath', ['Ottilie Brandreth']],
    ['a topic in English', 'housing', ['Ceridwen Pŵel', 'Ottilie Brandreth']],
    ['a topic with a letter missing', 'housng', ['Ceridwen Pŵel', 'Ottilie Brandreth']],
    ['a topic with a wrong letter', 'housimg', ['Ceridwen Pŵel', 'Ottilie Brandreth']],
    ['a topic with a letter too many', 'houssing', ['Ceridwen Pŵel', 'Ottilie Brandreth']],
    ['another with a wrong letter', 'governence', ['Siôn Ainsley']],
    ['a topic in Welsh', 'tai', ['Ceridwen Pŵel', 'Ottilie Brandreth']],
    ['a topic in Welsh, with a typing error', 'cyfranddaliadu', ['Żaneta Łoś']],
    ['a sector in English', 'pubs', ['Siôn Ainsley']],
    ['a sector in Welsh', 'tafarndai', ['Siôn Ainsley']],
    ['the headline', 'turbines wind', ['Żaneta Łoś']],
    ['the Welsh headline', 'trigolion', ['Ceridwen Pŵel']],
    ['the English text', 'constitution', ['Siôn Ainsley']],
    ['the Welsh text', 'neuddeg mlynedd', ['Ceridwen Pŵel']],
    ['the beginning of a word', 'govern', ['Siôn Ainsley']],
    ['a word with a hyphen', 'co-ops', ['Ceridwen Pŵel', 'Ottilie Brandreth']],
    ['words in any order, over all fields', 'balance ottilie cyllid', ['Ottilie Brandreth']],
    ['words with signs between them', 'societies & co-ops: "plain" -- words!', ['Ottilie Brandreth']],
    ['signs that mean something elsewhere', "100% _ ' \\ balance", ['Ottilie Brandreth']],
  ])('find %s: %s', async (_what, q, names) => {
    expect((await find({ q })).map(({ name }) => name).sort()).toEqual(names);
  });

  test.each(['astrophysics', 'xyz', 'astrophysics xyz'])('that nobody has find nobody: %s', async (q) => {
    expect((await nobody.get(addressOf({ q }))).body).toMatchObject({ items: [], next_cursor: null });
  });

  test.each([
    ['ottilie energy', ['Ottilie Brandreth', 'Żaneta Łoś']],
    ['housing pubs', ['Ceridwen Pŵel', 'Ottilie Brandreth', 'Siôn Ainsley']],
    ['rules for a xyz co-op', ['Siôn Ainsley']],
    ['a wnaiff trigolion xyz', ['Ceridwen Pŵel']],
  ])('that nobody has all of find who has any, and it is said: %s', async (q, names) => {
    const { body } = await nobody.get(addressOf({ q }));
    expect(body.words).toBe('any');
    expect(body.items.map(({ name }: Item) => name).sort()).toEqual(names);
    for (const { reasons } of body.items) expect(reasons[0].code).toBe('fits-some-words');
  });

  test('that nobody has all of find those first who have most of them', async () => {
    const found = await find({ q: 'turbines ceridwen housing' });
    expect(found.map(({ name }) => name)[0]).toBe('Ceridwen Pŵel');
    expect(found.map(({ name }) => name).sort()).toEqual([
      ...['Ceridwen Pŵel', 'Ottilie Brandreth', 'Siôn Ainsley', 'Żaneta Łoś'],
    ]);
  });

  test('that somebody has all of find nobody else', async () => {
    const { body } = await nobody.get(addressOf({ q: 'how do we do housing accounts in a co-op?' }));
    expect(body).toMatchObject({ words: 'all', items: [{ name: 'Ottilie Brandreth' }], next_cursor: null });
  });

  test.each(['all', 'any'] as const)('are looked up in an index: %s of them', async (match) => {
    const { text, values } = directorySql({ words: ['housing', 'pubs'], match }, { began: now, count: 21 });
    const client = await server.owner.connect();
    try {
      await client.query('BEGIN; SET LOCAL enable_seqscan = off');
      const plan = JSON.stringify((await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values)).rows);
      expect(plan).toContain('"Index Name":"experts_by_words"');
      expect(plan).not.toContain('Seq Scan');
      await client.query('ROLLBACK');
    } finally {
      client.release();
    }
  });

  test('order by how well they fit', async () => {
    expect((await find({ q: 'Ceridwen' })).map(({ name }) => name).sort()).toEqual(['Ceridwen Pŵel', 'Siôn Ainsley']);
    expect((await find({ q: 'Cerïdwen' })).map(({ name }) => name).sort()).toEqual(['Ceridwen Pŵel', 'Siôn Ainsley']);
    expect((await find({ q: 'ceridwen housing' })).map(({ name }) => name)).toEqual(['Ceridwen Pŵel']);
    await anExpert(server, nobody, { profile: { name: 'Cerys Bowen', headline: { en: 'Housings for pumps' } } });
    const found = await find({ q: 'housing' });
    expect(found.map(({ name }) => name).indexOf('Cerys Bowen')).toBe(2);
  });

  test('beyond the sixth are not looked at, and without a letter or digit are none', async () => {
    expect((await find({ q: 'plain plain plain plain plain plain astrophysics' })).length).toBe(1);
    expect((await find({ q: ' & ' })).length).toBe((await find()).length);
  });

  test('are found as soon as the profile says them', async () => {
    const { id, client: own } = await anExpert(server, nobody);
    expect(await find({ q: 'beekeeping' })).toEqual([]);
    await own.patch(`/api/v1/experts/${id}`, { about: { en: 'Beekeeping.' }, topics: ['marketing'] });
    for (const q of ['beekeeping', 'marchnata', 'marketng']) {
      expect((await find({ q })).map((item) => item.id)).toEqual([id]);
    }
  });
});

describe('for a first look', () => {
  beforeAll(async () => {
    await freshServer();
    await loadDemo(server.app);
  });
  afterAll(() => server.stop());

  test.each([
    ...['rules for a food co-op', 'community shares', 'we fell out'],
    ...['rheolau cydweithfa fwyd', 'cyfranddaliadau cymunedol', 'rydym wedi ffraeo'],
    ...['setting up', 'bakery', 'how do we register'],
  ])('somebody is found who fits what newcomers ask: %s', async (q) => {
    const found = await find({ q });
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(20); // of forty: half of all is no answer
  });
});

describe('pages', () => {
  const free = { free_from: '2027-03-03T09:00:00Z', free_to: '2027-03-03T12:00:00Z' };

  beforeAll(async () => {
    await freshServer();
    const profile = { topics: ['energy'], about: { en: 'Wind power.' } };
    const ready = await anExpert(server, nobody, { profile });
    const late = await anExpert(server, nobody, { profile, offer: { notice_minutes: 43_200 } });
    const vague = await anExpert(server, nobody, { profile: { ...profile, about: { en: 'Winds.' } } });
    await copies(ready, 29);
    await copies(late, 89); // by their diaries they are free, by their notice they are not
    await copies(vague, 9);
  });
  beforeEach(() => server.clock.moveTo(now));
  afterAll(() => server.stop());

  test.each([
    ['everybody', {}, 130],
    ['words that fit some better than others', { q: 'wind power' }, 120],
    ['one word that fits all, and fits differently', { q: 'wind' }, 130],
    ['a free window, where most candidates are dropped', free, 40],
    ['words and a free window', { ...free, q: 'wind power', topic: 'energy' }, 30],
    ['words that nobody has all of', { q: 'wind power tide' }, 130],
    ['those and a free window', { ...free, q: 'power tide' }, 30],
  ])('walk through each adviser exactly once: %s', async (_what, query, count) => {
    const whole = await walk(query, 50);
    expect(new Set(whole.flat()).size).toBe(count);
    for (const limit of [1, 7, 20]) {
      const pages = await walk(query, limit);
      expect(pages.flat()).toEqual(whole.flat()); // in the same order, whatever the size of the page
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit);
    }
  });

  test('fill up, although nine in ten candidates are dropped', async () => {
    const pages = await walk({ ...free, q: 'wind power' }, 10);
    expect(pages.map((page) => page.length).filter((length) => length > 0)).toEqual([10, 10, 10]);
  });

  test('read no more diaries than it takes to fill them', async () => {
    const [start, end] = [Temporal.Instant.from(free.free_from), Temporal.Instant.from(free.free_to)];
    const filter = { topic: 'energy' as const, free: { window: { start, end }, minutes: 30 } };
    for (const words of [[], ['wind']]) {
      const { text, values } = directorySql({ ...filter, words }, { began: now, count: 7 });
      const { rows } = await server.owner.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
      const plan = JSON.stringify(rows);
      expect(/"Relation Name":"diaries".*?"Actual Loops":(\d+)/.exec(plan)?.[1]).toBe('7');
    }
  });

  test('are in another order tomorrow, but a walk that began today keeps its own', async () => {
    const today = (await walk({}, 50)).flat();
    const first = await nobody.get(addressOf({ limit: 50 }));
    server.clock.moveTo(now.add({ hours: 24 }));
    const rest = await walk({ cursor: first.body.next_cursor }, 50);
    expect([...first.body.items.map((item: Item) => item.id), ...rest.flat()]).toEqual(today);
    const tomorrow = (await walk({}, 50)).flat();
    expect(tomorrow).not.toEqual(today);
    expect(tomorrow.toSorted()).toEqual(today.toSorted());
  });

  test('go on past an adviser who leaves meanwhile', async () => {
    const first = await nobody.get(addressOf({ limit: 10 }));
    const whole = (await walk({}, 50)).flat();
    await server.owner.query(`UPDATE experts SET state = 'paused' WHERE id = ANY($1)`, [[whole[9], whole[12]]]);
    const rest = (await walk({ cursor: first.body.next_cursor }, 50)).flat();
    expect(rest).toEqual(whole.slice(10).filter((id) => id !== whole[12]));
    await server.owner.query(`UPDATE experts SET state = 'live' WHERE state = 'paused'`);
  });
});

test('the order never follows the price', async () => {
  await freshServer();
  const draw = drawFrom('prices');
  const experts: AnExpert[] = [];
  for (let count = 0; count < 12; count++) {
    const given = { offer: { pricing: 'rate_card' }, hourlyMinor: 3000 + draw(20_000) };
    experts.push(
      await anExpert(server, nobody, { ...given, profile: { about: { en: count % 2 ? 'Bees' : 'Beech' } } }),
    );
  }
  const queries = [{}, { q: 'bee' }, { topic: 'governance', ...window('03T09:00', '03T15:00') }];
  const orders = () => Promise.all(queries.map(async (query) => (await walk(query, 5)).flat()));
  const before = await orders();
  expect(before.map((order) => order.length)).toEqual([12, 12, 12]);
  for (let round = 0; round < 5; round++) {
    for (const [index, { id, client: own }] of experts.entries()) {
      await aRateCard(own, id, 3000 + (round === 0 ? index : draw(90_000)));
    }
    expect(await orders()).toEqual(before);
  }
  await server.stop();
});

describe('free in a window', () => {
  beforeAll(freshServer);
  beforeEach(() => server.clock.moveTo(now));
  afterAll(() => server.stop());

  const nineToTwelve = { 3: [{ opens: '09:00', closes: '12:00' }] };

  test('names the first time that can be booked, and the offer', async () => {
    const { id, offerId } = await anExpert(server, nobody, { weekly: nineToTwelve });
    const free = await freeOf(id, window('03T09:10', '03T12:00'));
    expect(free).toEqual({ offer_id: offerId, start: '2027-03-03T09:30:00Z', end: '2027-03-03T10:00:00Z' });
  });

  test('means a session that lies in it wholly, to the second', async () => {
    const { id } = await anExpert(server, nobody, { weekly: nineToTwelve });
    const at = async (from: string, to: string) => (await freeOf(id, window(from, to)))?.start.slice(11, 16);
    expect(await at('03T09:00', '03T09:30')).toBe('09:00');
    expect(await at('03T09:01', '03T09:59')).toBeUndefined();
    expect(await at('03T09:01', '03T10:00')).toBe('09:30');
    expect(await at('03T11:30', '03T18:00')).toBe('11:30');
    expect(await at('03T11:31', '03T18:00')).toBeUndefined();
    const seconds = { free_from: '2027-03-03T09:00:01Z', free_to: '2027-03-03T09:59:59Z' };
    expect(await freeOf(id, seconds)).toBeUndefined();
  });

  test('is for an offer that lasts at least as long as was asked for', async () => {
    const offer = { pricing: 'rate_card', duration_minutes: 60 };
    const { id } = await anExpert(server, nobody, { weekly: nineToTwelve, offer });
    const asked = (free_minutes: number, from: string, to: string) => freeOf(id, { ...window(from, to), free_minutes });
    expect(await asked(30, '03T09:00', '03T10:00')).toMatchObject({ end: '2027-03-03T10:00:00Z' });
    expect(await asked(60, '03T09:00', '03T10:00')).toBeDefined();
    expect(await asked(61, '03T09:00', '03T12:00')).toBeUndefined();
    expect(await asked(30, '03T09:00', '03T09:45')).toBeUndefined();
  });

  test('leaves out who is away, closed, booked, or has nothing to book', async () => {
    const wednesday = window('03T09:00', '03T12:00');
    const experts = await Promise.all(
      Array.from({ length: 5 }, () => anExpert(server, nobody, { weekly: nineToTwelve })),
    );
    const [away, closed, booked, retired, there] = experts as [AnExpert, AnExpert, AnExpert, AnExpert, AnExpert];
    const diaryOf = ({ id }: AnExpert) => `/api/v1/experts/${id}/diary`;
    const day = { start: '2027-03-03T00:00:00Z', end: '2027-03-04T00:00:00Z' };
    await away.client.post(`${diaryOf(away)}/time-off`, day);
    await closed.client.put(`${diaryOf(closed)}/overrides/2027-03-03`, { windows: [] });
    for (const start of ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30']) await book(booked, `03T${start}`);
    await retired.client.delete(`/api/v1/experts/${retired.id}/offers/${retired.offerId}`);
    const found = (await find(wednesday)).map(({ id }) => id);
    expect(experts.map(({ id }) => found.includes(id))).toEqual([false, false, false, false, true]);
    expect(there.id).toBe(experts[4]?.id);
  });

  test('leaves out a time that is held, which the maintained free time does not know, until the hold lapses', async () => {
    const expert = await anExpert(server, nobody, { weekly: nineToTwelve });
    const half = window('03T10:00', '03T10:30');
    const projection = () => server.owner.query('SELECT free FROM diaries WHERE expert_id = $1', [expert.id]);
    const before = (await projection()).rows;
    await book(expert, '03T10:00', { confirm: false });
    expect((await projection()).rows).toEqual(before);
    expect(await freeOf(expert.id, half)).toBeUndefined();
    expect(await freeOf(expert.id, window('03T10:00', '03T11:00'))).toMatchObject({ start: '2027-03-03T10:30:00Z' });
    server.clock.moveTo(now.add({ minutes: 16 }));
    expect(await freeOf(expert.id, half)).toBeDefined();
  });

  test('respects the notice of the offer', async () => {
    const { id } = await anExpert(server, nobody, { offer: { notice_minutes: 25 * 60 } });
    server.clock.moveTo(now.subtract({ seconds: 30 }));
    expect(await freeOf(id, window('02T08:00', '02T09:30'))).toMatchObject({ start: '2027-03-02T09:00:00Z' });
    server.clock.moveTo(now.add({ seconds: 1 }));
    expect(await freeOf(id, window('02T08:00', '02T09:30'))).toBeUndefined();
    expect(await freeOf(id, window('01T08:00', '02T09:00'))).toBeUndefined();
  });

  test('respects the offer’s window of days', async () => {
    const { id } = await anExpert(server, nobody, { offer: { window_days: 2 } });
    expect(await freeOf(id, window('03T09:00', '03T12:00'))).toBeDefined();
    expect(await freeOf(id, window('04T09:00', '04T12:00'))).toBeUndefined();
  });

  test('respects the buffers on both sides of a booking', async () => {
    const offer = { buffer_before_minutes: 30, buffer_after_minutes: 60, interval_minutes: 15 };
    const expert = await anExpert(server, nobody, { offer, weekly: nineToTwelve });
    await book(expert, '03T10:30'); // blocks 10:00 to 12:00, and what comes before keeps an hour clear
    expect(await freeOf(expert.id, window('03T09:00', '03T10:00'))).toBeUndefined();
    expect(await freeOf(expert.id, window('03T09:00', '03T12:00'))).toBeUndefined();
    await expert.client.put(`/api/v1/experts/${expert.id}/offers/${expert.offerId}`, anOffer);
    expect(await freeOf(expert.id, window('03T09:00', '03T10:00'))).toBeDefined();
  });

  test('respects the grid on which sessions start', async () => {
    const offer = { interval_minutes: 60 };
    const { id } = await anExpert(server, nobody, { offer, weekly: nineToTwelve });
    expect(await freeOf(id, window('03T09:05', '03T09:55'))).toBeUndefined();
    expect(await freeOf(id, window('03T09:05', '03T10:30'))).toMatchObject({ start: '2027-03-03T10:00:00Z' });
  });

  test('follows a change of hours, a booking and a cancellation at once', async () => {
    const expert = await anExpert(server, nobody, { weekly: {} });
    const half = window('03T10:00', '03T10:30');
    expect(await freeOf(expert.id, half)).toBeUndefined();
    const hours = { zone: 'Europe/London', weekly: nineToTwelve };
    await expert.client.put(`/api/v1/experts/${expert.id}/diary/hours`, hours);
    expect(await freeOf(expert.id, half)).toBeDefined();
    const { cancel } = await book(expert, '03T10:00');
    expect(await freeOf(expert.id, half)).toBeUndefined();
    await cancel();
    expect(await freeOf(expert.id, half)).toBeDefined();
  });

  test.each([
    ['of 31 days', { free_from: '2027-03-02T00:00:00Z', free_to: '2027-04-02T00:00:00Z' }, undefined],
    ['of a second more', { free_from: '2027-03-02T00:00:00Z', free_to: '2027-04-02T00:00:01Z' }, 'at most 31 days'],
    ['that ends in 97 days', { free_from: '2027-06-01T00:00:00Z', free_to: '2027-06-06T08:00:00Z' }, undefined],
    ['that ends later', { free_from: '2027-06-01T00:00:00Z', free_to: '2027-06-06T08:01:00Z' }, 'within 97 days'],
    ['of the next century', { free_from: '2090-06-01T00:00:00Z', free_to: '2090-06-02T00:00:00Z' }, 'within 97 days'],
    ['that is past', { free_from: '2027-02-01T00:00:00Z', free_to: '2027-02-02T00:00:00Z' }, undefined],
  ])('takes or refuses, in words, a window %s', async (_what, query, words) => {
    const { status, body } = await nobody.get(addressOf(query));
    const expected = words === undefined ? { status: 200 } : { status: 422, code: 'window-out-of-range' };
    expect({ status, code: body.code }).toEqual({ code: undefined, ...expected });
    expect(body.detail ?? '').toContain(words ?? '');
  });

  test('that is past finds nobody', async () => {
    expect(await find({ free_from: '2027-02-01T00:00:00Z', free_to: '2027-03-01T08:00:00Z' })).toEqual([]);
  });
});

describe('free in a window agrees with the slots that are listed', () => {
  interface Listed {
    readonly id: string;
    readonly minutes: number;
    readonly slots: readonly { start: number; end: number }[];
  }

  beforeAll(freshServer);
  afterAll(() => server.stop());

  test('for random diaries, offers and windows', async () => {
    const draw = drawFrom('acorn');
    const experts: AnExpert[] = [];
    for (let count = 0; count < 14; count++) experts.push(await aRandomExpert(draw));
    server.clock.moveTo(now);
    const listed = (await Promise.all(experts.map(listAll))).flat();
    expect(listed.reduce((sum, { slots }) => sum + slots.length, 0)).toBeGreaterThan(2000);
    let found = 0;
    for (let round = 0; round < 150; round++) {
      const query = aRandomWindow(draw);
      server.clock.moveTo(now);
      const items = (await find(query)).map(({ id, free }) => ({ id, start: free?.start }));
      expect({ query, items: items.toSorted(byId) }).toEqual({ query, items: expected(listed, query).toSorted(byId) });
      found += items.length;
    }
    expect(found).toBeGreaterThan(150);
  });

  async function aRandomExpert(draw: Draw): Promise<AnExpert> {
    const zone = oneOf(draw, ['Europe/London', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia']);
    const expert = await anExpert(server, nobody, {
      zone,
      weekly: aRandomWeek(draw),
      offer: someTerms(draw, 30),
      hourlyMinor: 3000,
    });
    const second = { ...anOffer, ...someTerms(draw, 120), pricing: 'rate_card' };
    await expert.client.post(`/api/v1/experts/${expert.id}/offers`, second);
    for (let count = draw(4); count > 0; count--) {
      const start = minutesOf('2027-03-02T00:00:00Z') + draw(20 * 288) * 5;
      const away = { start: textOf(start), end: textOf(start + 5 + draw(600) * 5) };
      await expert.client.post(`/api/v1/experts/${expert.id}/diary/time-off`, away);
    }
    for (let count = draw(6); count > 0; count--) {
      server.clock.moveTo(now);
      const slots = await slotsFrom(expert, expert.offerId, '2027-03-02T00:00:00Z');
      if (slots.length > 0) await take(oneOf(draw, slots), { confirm: draw(3) > 0 });
    }
    return expert;
  }

  function someTerms(draw: Draw, most: number) {
    return {
      duration_minutes: oneOf(
        draw,
        [15, 20, 30, 45, 60, 90, 120].filter((minutes) => minutes <= most),
      ),
      interval_minutes: oneOf(draw, [10, 15, 30, 60]),
      buffer_before_minutes: oneOf(draw, [0, 0, 10, 45]),
      buffer_after_minutes: oneOf(draw, [0, 0, 15, 240]),
      notice_minutes: oneOf(draw, [0, 1440, 10_000]),
      window_days: oneOf(draw, [5, 30, 90]),
    };
  }

  /** Every slot of every offer of an adviser over the 40 days that windows are drawn from. */
  async function listAll(expert: AnExpert): Promise<Listed[]> {
    const { body } = await nobody.get(`/api/v1/experts/${expert.id}`);
    return Promise.all(
      body.offers.map(async (offer: { id: string; duration_minutes: number }) => ({
        id: expert.id,
        minutes: offer.duration_minutes,
        slots: (await slotsFrom(expert, offer.id, '2027-03-01T00:00:00Z', 45)).map(({ start, end }) => ({
          start: minutesOf(start),
          end: minutesOf(end),
        })),
      })),
    );
  }

  function aRandomWindow(draw: Draw) {
    const start = minutesOf('2027-03-01T00:00:00Z') + draw(40 * 288) * 5 + draw(2) * draw(5);
    const length = oneOf(draw, [30, 60, 180, 180, 480, 1440]) + draw(2) * draw(30);
    const free_minutes = oneOf(draw, [15, 30, 30, 45, 60, 120]);
    return { free_from: textOf(start), free_to: textOf(start + length), free_minutes };
  }

  function expected(listed: readonly Listed[], query: ReturnType<typeof aRandomWindow>) {
    const [from, to] = [minutesOf(query.free_from), minutesOf(query.free_to)];
    const firsts = listed
      .filter(({ minutes }) => minutes >= query.free_minutes)
      .flatMap(({ id, slots }) => {
        const first = slots.find(({ start, end }) => from <= start && end <= to);
        return first ? [{ id, start: first.start }] : [];
      });
    return [...Map.groupBy(firsts, ({ id }) => id)].map(([id, starts]) => ({
      id,
      start: textOf(Math.min(...starts.map(({ start }) => start))),
    }));
  }

  function byId(a: { id: string }, b: { id: string }): number {
    return a.id.localeCompare(b.id);
  }
});

function aRandomWeek(draw: Draw): object {
  const windows = () => {
    const opens = 6 * 60 + draw(72) * 5;
    const noon = opens + 30 + draw(48) * 5;
    const back = noon + 5 + draw(24) * 5;
    const all = [
      { opens, closes: noon },
      { opens: back, closes: Math.min(1440, back + 60 + draw(60) * 5) },
    ];
    return all
      .slice(0, 1 + draw(2))
      .map((hours) => ({ opens: clockTime(hours.opens), closes: clockTime(hours.closes) }));
  };
  return Object.fromEntries([1, 2, 3, 4, 5, 6, 7].filter(() => draw(5) > 0).map((weekday) => [weekday, windows()]));
}

function clockTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function minutesOf(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds / 60_000;
}

function textOf(minutes: number): string {
  return Temporal.Instant.fromEpochMilliseconds(minutes * 60_000).toString();
}

/** Times of March 2027, such as `03T09:00`. */
function window(from: string, to: string) {
  return { free_from: `2027-03-${from}:00Z`, free_to: `2027-03-${to}:00Z` };
}

function addressOf(query: Query): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return `/api/v1/experts?${new URLSearchParams(given).toString()}`;
}

/** As ours are made, with one thing wrong. */
function cursorOf(wrong: Readonly<Record<string, unknown>>): string {
  const place = {
    search: 'a'.repeat(12),
    began: now,
    rank: 0,
    tie: 'a'.repeat(32),
    id: newId(),
    ...wrong,
  };
  return Buffer.from(JSON.stringify(Object.values(place))).toString('base64url');
}

/** The first page. */
async function find(query: Query = {}): Promise<Item[]> {
  const { body } = await nobody.get(addressOf({ limit: 50, ...query }));
  return body.items;
}

async function freeOf(id: string, query: Query): Promise<Item['free'] | undefined> {
  return (await find(query)).find((item) => item.id === id)?.free;
}

/** The ids of each page, to the last. */
async function walk(query: Query, limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor = query['cursor']; pages.length < 500;) {
    const { body } = await nobody.get(addressOf({ ...query, limit, cursor }));
    pages.push(body.items.map((item: Item) => item.id));
    cursor = body.next_cursor ?? undefined;
    if (cursor === undefined) return pages;
  }
  throw new Error('These pages do not end.');
}

interface Slot {
  readonly start: string;
  readonly end: string;
  readonly token: string;
}

async function slotsFrom({ id }: AnExpert, offer: string, from: string, days = 14): Promise<Slot[]> {
  const to = Temporal.Instant.from(from)
    .add({ hours: 24 * days })
    .toString();
  const { body } = await nobody.get(`/api/v1/experts/${id}/slots?offer=${offer}&from=${from}&to=${to}`);
  return body.items;
}

async function book(expert: AnExpert, start: string, options = { confirm: true }) {
  const [slot] = await slotsFrom(expert, expert.offerId, `2027-03-${start}:00Z`);
  if (slot?.start !== `2027-03-${start}:00Z`) throw new Error(`${start} is not listed.`);
  return take(slot, options);
}

async function take({ token }: Slot, { confirm }: { confirm: boolean }) {
  const { id: organisation_id, booker } = await anOrganisation(server);
  const client = await nobody.as(booker.email);
  const { body } = await client.post('/api/v1/bookings', { token, organisation_id, mode: 'video' });
  if (confirm) await client.post(`/api/v1/bookings/${body.id}/confirmation`);
  return { cancel: () => client.post(`/api/v1/bookings/${body.id}/cancellation`, { reason: 'other' }) };
}

/** More advisers like this one, diary and all, written straight into the database. */
async function copies({ id }: AnExpert, count: number): Promise<void> {
  const copied = (table: string, columns: string, from = columns) =>
    `INSERT INTO ${table} (${columns}) SELECT ${from} FROM twins JOIN ${table} t ON t.expert_id = $1;`;
  const profile =
    'kind, state, state_since, approved_at, interests_declared_at, headline_en, headline_cy, about_en, about_cy, topics, sectors, languages, regions, remote, access, keywords, created_at';
  const terms =
    'title_en, title_cy, summary_en, summary_cy, pricing, duration_minutes, interval_minutes, buffer_before_minutes, buffer_after_minutes, notice_minutes, window_days, modes';
  const client = await server.owner.connect();
  const run = (sql: string, ...values: unknown[]) => client.query(sql.replaceAll('$1', `'${id}'`), values);
  try {
    await client.query('BEGIN');
    await client.query(
      `CREATE TEMP TABLE twins ON COMMIT DROP AS
       SELECT gen_random_uuid() AS twin, gen_random_uuid() AS person, n FROM generate_series(1, ${count}) n`,
    );
    await run(
      `INSERT INTO "user" (id, name, email, "emailVerified") SELECT person, 'Twin ' || n, person || '@twins.example', true FROM twins`,
    );
    await run(copied('diaries', 'expert_id, user_id, zone, free, free_from', 'twin, person, zone, free, free_from'));
    await run(copied('weekly_hours', 'expert_id, weekday, windows', 'twin, weekday, windows'));
    await run(
      `INSERT INTO experts (id, user_id, name, ${profile}) SELECT twin, person, 'Twin ' || n, ${profile} FROM twins JOIN experts e ON e.id = $1`,
    );
    await run(copied('offers', `id, expert_id, ${terms}`, `gen_random_uuid(), twin, ${terms}`));
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
