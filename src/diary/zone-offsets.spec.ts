import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, minutesOf, type EpochMinutes } from '../kernel/time.js';
import { offsetStretches } from './zone-offsets.js';

const at = (instant: string): EpochMinutes => minutesOf(Temporal.Instant.from(instant));

/** Each change in the range as its instant and the offset from then on, after the offset that the range begins with. */
function changes(zone: string, from: string, to: string): (string | number)[] {
  const [first, ...rest] = offsetStretches(zone, at(from), at(to));
  const told = rest.flatMap(({ start, offsetMinutes }) => [instantOf(start).toString(), offsetMinutes]);
  return [first?.offsetMinutes ?? NaN, ...told];
}

describe('offsetStretches', () => {
  test.each([
    ['UTC', '2026-01-01T00:00Z', '2027-01-01T00:00Z', [0]],
    ['Asia/Kathmandu', '2026-01-01T00:00Z', '2027-01-01T00:00Z', [345]],
    [
      'Europe/London',
      '2026-01-01T00:00Z',
      '2027-01-01T00:00Z',
      [0, '2026-03-29T01:00:00Z', 60, '2026-10-25T01:00:00Z', 0],
    ],
    [
      'Australia/Lord_Howe',
      '2026-01-01T00:00Z',
      '2027-01-01T00:00Z',
      [660, '2026-04-04T15:00:00Z', 630, '2026-10-03T15:30:00Z', 660],
    ],
    ['Pacific/Apia', '2011-12-01T00:00Z', '2012-01-31T00:00Z', [-600, '2011-12-30T10:00:00Z', 840]],
    ['Europe/London', '2098-01-01T00:00Z', '2098-06-01T00:00Z', [0, '2098-03-30T01:00:00Z', 60]],
  ])('%s from %s to %s', (zone, from, to, expected) => {
    expect(changes(zone, from, to)).toEqual(expected);
  });

  test('a range that a change ends does not include what comes after it', () => {
    expect(changes('Europe/London', '2026-03-01T00:00Z', '2026-03-29T01:00Z')).toEqual([0]);
    expect(changes('Europe/London', '2026-03-29T01:00Z', '2026-04-01T00:00Z')).toEqual([60]);
  });

  test('a wider range asked for later is answered like one asked for at once', () => {
    offsetStretches('America/Toronto', at('2026-07-01T00:00Z'), at('2026-07-02T00:00Z'));
    const wide = changes('America/Toronto', '2000-01-01T00:00Z', '2040-01-01T00:00Z');
    // Toronto keeps New York's time since 1974.
    expect(wide).toEqual(changes('America/New_York', '2000-01-01T00:00Z', '2040-01-01T00:00Z'));
    expect(wide).toHaveLength(1 + 2 * 80);
  });

  test('an unknown zone is refused', () => {
    expect(() => offsetStretches('Europe/Camelot', 0, 1)).toThrow('Not a valid time zone');
  });

  test('in every zone, at any instant, the offset is the one Temporal gives', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const minute = fc.integer({ min: at('1973-01-01T00:00Z'), max: at('2100-01-01T00:00Z') });
    fc.assert(
      fc.property(zone, minute, (name, from) => {
        const stretches = offsetStretches(name, from, from + 1);
        const { offsetNanoseconds } = instantOf(from).toZonedDateTimeISO(name);
        expect(stretches.map(({ offsetMinutes }) => offsetMinutes)).toEqual([offsetNanoseconds / 60e9]);
      }),
      { numRuns: 2000 },
    );
  });
});
