import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newsKinds } from './letter-kinds.js';
import { isRefused, type LetterHours, nextDigest, planOf, quietUntil, type Wish } from './when-to-mail.js';

const time = (text: string) => Temporal.PlainTime.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const night = { from: time('21:00'), to: time('07:00') };
const reader = (wish: Wish, hours: Partial<LetterHours> = {}) => ({
  ...{ zone: 'Europe/London', quiet: night, digestAt: time('08:00'), ...hours },
  wants: {
    ...(Object.fromEntries(newsKinds.map((news) => [news, wish])) as Record<(typeof newsKinds)[number], typeof wish>),
  },
});
const posted = { news: 'bookings', startsAt: undefined, hasCalendar: false } as const;
const [noon, late] = [at('2027-06-01T11:00:00Z'), at('2027-06-01T22:00:00Z')];
const [seven, eight] = ['2027-06-02T06:00:00Z', '2027-06-02T07:00:00Z'];

test.each([
  ['by day', posted, reader('at-once'), noon, 'mail', null],
  ['at night', posted, reader('at-once'), late, 'mail', seven],
  ['at night, to whoever has no quiet hours', posted, reader('at-once', { quiet: null }), late, 'mail', null],
  ['at night, to nobody we know', posted, undefined, late, 'mail', null],
  ['at night, and always comes', { ...posted, news: null }, reader('never'), late, 'mail', null],
  ['for a digest', posted, reader('daily'), noon, 'digest', eight],
  ['for a digest in quiet hours', posted, reader('daily', { digestAt: time('06:00') }), noon, 'digest', seven],
  ['for a digest, with an invite', { ...posted, hasCalendar: true }, reader('daily'), noon, 'mail', null],
  ['not wanted', posted, reader('never'), noon, 'site', null],
  ['of tomorrow morning', { ...posted, startsAt: at('2027-06-02T08:00:00Z') }, reader('at-once'), late, 'mail', null],
  ['of tomorrow evening', { ...posted, startsAt: at('2027-06-02T18:00:00Z') }, reader('at-once'), late, 'mail', seven],
  [
    'of tomorrow, for a digest',
    { ...posted, startsAt: at('2027-06-02T18:00:00Z') },
    reader('daily'),
    noon,
    'mail',
    null,
  ],
  [
    'for a digest that is too late, at night',
    { ...posted, startsAt: at('2027-06-02T18:30:00Z') },
    reader('daily', { digestAt: time('09:00') }),
    late,
    'mail',
    seven,
  ],
  [
    'for a digest that is too late, at a night that is too long',
    { ...posted, startsAt: at('2027-06-02T17:30:00Z') },
    reader('daily', { digestAt: time('09:00') }),
    late,
    'mail',
    null,
  ],
  ['for a digest that was refused', posted, reader('not-gathered'), noon, 'site', null],
  ['for a digest that was refused, at night', posted, reader('not-gathered'), late, 'site', null],
  ['with an invite, of a refused digest', { ...posted, hasCalendar: true }, reader('not-gathered'), noon, 'mail', null],
  ['with an invite, that too at night', { ...posted, hasCalendar: true }, reader('not-gathered'), late, 'mail', seven],
  [
    'of tomorrow, for a refused digest',
    { ...posted, startsAt: at('2027-06-02T18:00:00Z') },
    reader('not-gathered'),
    noon,
    'mail',
    null,
  ],
  ['with an invite, not wanted', { ...posted, hasCalendar: true }, reader('never'), noon, 'site', null],
  ['of what is over', { ...posted, startsAt: at('2027-06-01T08:00:00Z') }, reader('at-once'), late, 'mail', seven],
] as const)('a letter %s goes as its reader wants it', (_, letter, to, now, way, heldUntil) => {
  const plan = planOf(letter, to, now);
  expect([plan.way, plan.heldUntil?.toString() ?? null]).toEqual([way, heldUntil]);
});

test.each([
  ['bookings', 'mail', reader('never'), true],
  ['bookings', 'digest', reader('never'), true],
  ['bookings', 'digest', reader('not-gathered'), true],
  ['bookings', 'mail', reader('not-gathered'), false],
  ['bookings', 'digest', reader('daily'), false],
  ['bookings', 'mail', undefined, false],
  [null, 'mail', reader('never'), false],
  ['digest', 'mail', reader('not-gathered'), true],
  ['digest', 'mail', { wants: { ...reader('daily').wants, money: 'not-gathered' } }, false],
  ['digest', 'mail', reader('never'), false],
] as const)('that a letter of %s by %s was refused meanwhile: %#', (news, way, to, is) => {
  expect(isRefused(to, { news, way })).toBe(is);
});

describe('on any clock', () => {
  const zones = [
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'Asia/Kathmandu',
  ];
  const times = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => time('00:00').add({ minutes }));
  const instants = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 })
    .map((minutes) => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000));
  const zone = fc.constantFrom(...zones);

  test('quiet hours end within a day, at their end or where a clock that was put forward skips it, and are over then', () => {
    fc.assert(
      fc.property(zone, times, times, instants, (inZone, from, to, now) => {
        fc.pre(!from.equals(to));
        const hours = { zone: inZone, quiet: { from, to }, digestAt: to };
        const end = quietUntil(hours, now);
        if (end === null) return;
        expect(Temporal.Instant.compare(end, now)).toBe(1);
        expect(now.until(end).total('hours')).toBeLessThanOrEqual(25);
        const read = end.toZonedDateTimeISO(inZone).toPlainTime();
        if (!read.equals(to)) expect(to.until(read).total('minutes')).toBeLessThanOrEqual(60); // skipped
      }),
      { numRuns: 2000 },
    );
  });

  test('outside them nothing is held, and within them everything is', () => {
    fc.assert(
      fc.property(zone, times, times, instants, (inZone, from, to, now) => {
        fc.pre(!from.equals(to));
        const minutes = (plain: Temporal.PlainTime) => plain.hour * 60 + plain.minute;
        const since = (a: number, b: number) => (((a - b) % 1440) + 1440) % 1440;
        const here = minutes(now.toZonedDateTimeISO(inZone).toPlainTime());
        const isWithin = since(here, minutes(from)) < since(minutes(to), minutes(from));
        expect(quietUntil({ zone: inZone, quiet: { from, to }, digestAt: to }, now) !== null).toBe(isWithin);
      }),
      { numRuns: 2000 },
    );
  });

  test('a digest is always to come, and never more than a day and an hour away', () => {
    fc.assert(
      fc.property(zone, times, instants, (inZone, digestAt, now) => {
        const next = nextDigest({ zone: inZone, quiet: null, digestAt }, now);
        expect(Temporal.Instant.compare(next, now)).toBe(1);
        expect(now.until(next).total('hours')).toBeLessThanOrEqual(25);
      }),
      { numRuns: 2000 },
    );
  });
});
