import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SlotTokens } from '../../src/bookings/slot-token.js';
import type { OfferId } from '../../src/kernel/id.js';
import { type ABooker, bookers, cancel, confirm, hold, later } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, type AnExpert, anOffer, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
});
afterAll(() => server.stop());

const days = 3;
const inFives = (min: number, max: number) => fc.integer({ min: min / 5, max: max / 5 }).map((fives) => fives * 5);

const anyTerms = fc.record({
  duration_minutes: inFives(5, 30),
  interval_minutes: inFives(5, 60),
  buffer_before_minutes: inFives(0, 45),
  buffer_after_minutes: inFives(0, 45),
});

/** Up to three windows of a day, some of which touch. */
const anyWindows = fc
  .tuple(fc.uniqueArray(inFives(0, 1440), { minLength: 0, maxLength: 6 }), fc.boolean())
  .map(([times, touch]) => {
    const [first, ...rest] = times.toSorted((a, b) => a - b);
    const edges =
      first === undefined ? [] : touch ? [first, ...rest.flatMap((time) => [time, time])] : [first, ...rest];
    const pairs = Array.from({ length: Math.floor(edges.length / 2) }, (_, index) =>
      edges.slice(2 * index, 2 * index + 2),
    );
    return pairs.map(([opens, closes]) => ({ opens: clockTime(opens ?? 0), closes: clockTime(closes ?? 0) }));
  });

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** An adviser's diary over some days on which clocks change somewhere, and what is asked of it. */
const anyDiary = fc.record({
  zone: fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'),
  from: fc.constantFrom('2027-03-13', '2027-03-27', '2027-04-03', '2027-10-02', '2027-10-30', '2027-11-06'),
  minuteNow: fc.integer({ min: -1440, max: 1440 }),
  weekly: fc.array(anyWindows, { minLength: 7, maxLength: 7 }),
  override: fc.option(anyWindows),
  off: fc.option(fc.tuple(inFives(0, days * 1440), inFives(5, 600))),
  offer: anyTerms,
  notice_minutes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1440 })),
  window_kind: fc.constantFrom('calendar', 'open_days'),
  window_days: fc.integer({ min: 1, max: 5 }),
  travel: fc.option(
    fc.record({
      zone: fc.constantFrom('Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati'),
      first: fc.integer({ min: -1, max: 3 }),
      days: fc.integer({ min: 1, max: 3 }),
    }),
  ),
  limits: fc.option(
    fc.record({
      sessions_a_day: fc.option(fc.integer({ min: 1, max: 4 })),
      minutes_a_day: fc.option(inFives(30, 240)),
      sessions_a_week: fc.option(fc.integer({ min: 2, max: 12 })),
      minutes_a_week: fc.option(inFives(60, 600)),
    }),
  ),
  neighbour: anyTerms,
  sessions: fc.array(fc.record({ place: fc.nat(), neighbour: fc.boolean(), confirmed: fc.boolean() }), {
    maxLength: 10,
  }),
});
type ADiary = typeof anyDiary extends fc.Arbitrary<infer T> ? T : never;

/** An adviser with the diary, some of whose time is taken. */
async function adviserWith(diary: ADiary, from: Temporal.Instant, crowd: readonly ABooker[]): Promise<AnExpert> {
  const { zone, weekly, override, off, offer, notice_minutes, neighbour, sessions, travel, limits } = diary;
  const { window_kind, window_days } = diary;
  const expert = await anExpert(server, client, {
    zone,
    weekly: Object.fromEntries(weekly.map((windows, index) => [index + 1, windows])),
    offer: { ...offer, notice_minutes, window_kind, window_days },
  });
  const address = `/api/v1/experts/${expert.id}`;
  const { body } = await expert.client.post(`${address}/offers`, { ...anOffer, ...neighbour, window_days: 30 });
  const other = { ...expert, offerId: body.id };
  for (const [index, session] of sessions.entries()) {
    const slots = await slotsOf(client, session.neighbour ? other : expert, from, days);
    const booker = crowd[index % crowd.length] as ABooker;
    if (slots.length === 0) continue;
    const held = await hold(booker, slots[session.place % slots.length]);
    expect(held.status).toBe(201);
    if (session.confirmed) expect(await confirm(booker.client, held.body.id)).toMatchObject({ status: 200 });
  }
  if (override)
    await expert.client.put(`${address}/diary/overrides/${later(from.toString(), 1440).slice(0, 10)}`, {
      windows: override,
      orphans: 'keep',
    });
  if (off) {
    const start = later(from.toString(), off[0]);
    await expert.client.post(`${address}/diary/time-off`, { start, end: later(start, off[1]), orphans: 'keep' });
  }
  if (travel) {
    const first = Temporal.PlainDate.from(diary.from).add({ days: travel.first });
    const last = first.add({ days: travel.days - 1 });
    const away = { zone: travel.zone, first_date: first.toString(), last_date: last.toString(), orphans: 'keep' };
    expect((await expert.client.post(`${address}/diary/travels`, away)).status).toBe(201);
  }
  if (limits) expect((await expert.client.put(`${address}/diary/limits`, limits)).status).toBe(200);
  return expert;
}

/** Times that are not listed: all around those that are, and all over the days. */
function unlistedNear(listed: ReadonlySet<string>, from: Temporal.Instant): string[] {
  const near = spread([...listed], 6).flatMap((start) => [-5, -1, 0.5, 1, 5].map((minutes) => shifted(start, minutes)));
  const overall = Array.from({ length: (days * 1440) / 5 }, (_, index) => later(from.toString(), index * 5));
  const elsewhere = spread(
    overall.filter((start) => !listed.has(start)),
    25,
  );
  return [...new Set([...near, ...elsewhere])].filter((start) => !listed.has(start) && isWithin(start, from));
}

/** Of what was asked; what lies beyond is not listed either, and may well be free. */
function isWithin(start: string, from: Temporal.Instant): boolean {
  return start >= from.toString() && start < later(from.toString(), days * 1440);
}

function shifted(start: string, minutes: number): string {
  return Temporal.Instant.from(start)
    .add({ seconds: minutes * 60 })
    .toString();
}

/** At most so many of a list, the first and the last among them. */
function spread<T>(from: readonly T[], most: number): T[] {
  if (from.length <= most) return [...from];
  return Array.from({ length: most }, (_, index) => from[Math.round((index * (from.length - 1)) / (most - 1))] as T);
}

test('every time that is listed can be held, and no other can', async () => {
  const seen = { listed: 0, unlisted: 0 };
  await fc.assert(
    fc.asyncProperty(anyDiary, async (diary) => {
      const from = Temporal.PlainDate.from(diary.from).toZonedDateTime(diary.zone).toInstant();
      // Just past a minute, so that the notice stays the same while we ask.
      const now = from.add({ seconds: diary.minuteNow * 60 + 1 });
      server.clock.moveTo(now);
      const [tester, ...crowd] = (await bookers(server, client, 6)) as [ABooker, ...ABooker[]];
      const expert = await adviserWith(diary, from, crowd);

      server.clock.moveTo(now);
      const slots = await slotsOf(client, expert, from, days);
      const listed = new Set(slots.map(({ start }) => start));
      for (const slot of spread(slots, 8)) {
        const { status, body } = await hold(tester, slot);
        expect([slot.start, status]).toEqual([slot.start, 201]);
        expect((await cancel(tester.client, body.id)).status).toBe(200);
      }
      const tokens = server.app.get(SlotTokens);
      const unlisted = unlistedNear(listed, from);
      await Promise.all(
        unlisted.map(async (start) => {
          const slot = {
            offerId: expert.offerId as OfferId,
            version: 1,
            start: Temporal.Instant.from(start),
            quoted: '',
          };
          const { status, body } = await hold(tester, { token: tokens.write(slot, now) });
          expect([start, status, body.code]).toEqual([start, 409, 'slot-taken']);
          for (const alternative of body.alternatives as { start: string }[]) {
            if (isWithin(alternative.start, from)) expect([...listed]).toContain(alternative.start);
          }
        }),
      );
      expect(await slotsOf(client, expert, from, days)).toHaveLength(slots.length);
      seen.listed += spread(slots, 8).length;
      seen.unlisted += unlisted.length;
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(seen.listed).toBeGreaterThan(20);
  expect(seen.unlisted).toBeGreaterThan(200);
}, 180_000);

test('a list too long for one answer goes on where the answer says, and none of it is lost or twice', async () => {
  const from = Temporal.Instant.from('2027-05-03T00:00:00Z');
  server.clock.moveTo(from.subtract({ hours: 1 }));
  const allDay = Array.from({ length: 7 }, (_, index) => [index + 1, [{ opens: '00:00', closes: '24:00' }]]);
  const expert = await anExpert(server, client, {
    zone: 'UTC',
    weekly: Object.fromEntries(allDay),
    offer: { duration_minutes: 5, interval_minutes: 5, buffer_before_minutes: 0, buffer_after_minutes: 0 },
  });
  const to = from.add({ hours: 24 * 14 });
  const list = (start: string) =>
    client.get(`/api/v1/experts/${expert.id}/slots?offer=${expert.offerId}&from=${start}&to=${to.toString()}`);
  const seen: string[] = [];
  const lengths: number[] = [];
  for (let next: string | null = from.toString(); next !== null;) {
    const { body }: Awaited<ReturnType<typeof list>> = await list(next);
    seen.push(...body.items.map(({ start }: { start: string }) => start));
    lengths.push(body.items.length);
    next = body.next_from;
  }
  const [first = ''] = seen;
  const count = from.until(to).total('minutes') / 5 - from.until(first).total('minutes') / 5;
  expect(seen).toEqual(Array.from({ length: count }, (_, index) => later(first, 5 * index)));
  expect(lengths).toEqual([2000, 2000, count - 4000]);
});
