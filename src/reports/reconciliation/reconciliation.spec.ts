import { describe, expect, test } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { ProviderLine } from '../../payments/index.js';
import {
  type BookedLine,
  daysToReconcile,
  isOpen,
  linesOf,
  londonDay,
  periodOf,
  type Reconciliation,
} from './reconciliation.js';

const now = Temporal.Instant.from('2027-03-23T05:00:00Z');
const ago = (minutes: number) => now.subtract({ minutes });
const said = (
  externalId: string,
  minor: number,
  minutes = 600,
  kind: ProviderLine['kind'] = 'payment',
): ProviderLine => ({
  ...{ kind, externalId, amount: money(minor), at: ago(minutes) },
});
const booked = (...line: Parameters<typeof said>): BookedLine => ({ ...said(...line), ourId: `our ${line[0]}` });

describe('a thing', () => {
  const states = (theirs: ProviderLine[], ours: BookedLine[]) =>
    linesOf(theirs, ours, now).map(({ externalId, provider, books, state }) => [
      ...[externalId, provider.minor, books.minor, state],
    ]);

  test('is one line, whoever knows of it, and says whose it is', () => {
    expect(linesOf([said('a', 5)], [booked('a', 5, 500)], now)).toEqual([
      {
        ...{ kind: 'payment', externalId: 'a', ourId: 'our a', provider: money(5), books: money(5) },
        ...{ state: 'same', at: ago(500) },
      },
    ]);
    expect(linesOf([said('a', 5)], [], now)).toMatchObject([{ ourId: null, books: money(0), state: 'different' }]);
    expect(states([], [booked('a', 5)])).toEqual([['a', 0, 5, 'different']]);
  });

  test('of which there are a payment and a fee is two', () => {
    expect(states([said('a', 5), said('a', -1, 600, 'fee')], [booked('a', 5)])).toEqual([
      ['a', 5, 5, 'same'],
      ['a', -1, 0, 'different'],
    ]);
  });

  test('that brought nothing is none', () => {
    expect(states([said('a', 0)], [booked('a', 0), booked('b', 0)])).toEqual([]);
  });

  test('waits for less than an hour since it last changed, on either side', () => {
    expect(states([said('a', 5, 59)], [])).toEqual([['a', 5, 0, 'waiting']]);
    expect(states([said('a', 5, 60)], [])).toEqual([['a', 5, 0, 'different']]);
    expect(states([said('a', 5, 600)], [booked('a', 4, 59)])).toEqual([['a', 5, 4, 'waiting']]);
    expect(states([said('a', 5, 59)], [booked('a', 5, 59)])).toEqual([['a', 5, 5, 'same']]);
  });
});

describe('the days that are reconciled', () => {
  const today = Temporal.PlainDate.from('2027-03-23');
  const run = (day: string, changed: Partial<Reconciliation> = {}): Reconciliation => ({
    ...{ id: newId(), provider: 'stripe', day: Temporal.PlainDate.from(day), ranAt: now, lines: 9 },
    ...{ waiting: 0, differences: 0, held: null, ...changed },
  });
  const held = (provider: number) => ({ provider: money(provider), books: money(5) });

  test.each<[string, Reconciliation[], string[]]>([
    ['are yesterday at first', [], ['2027-03-22']],
    ['are none where yesterday agrees', [run('2027-03-22', { held: held(5) })], []],
    ['are those that were left out since', [run('2027-03-19'), run('2027-03-21')], ['2027-03-20', '2027-03-22']],
    ['are those that waited', [run('2027-03-21', { waiting: 1 }), run('2027-03-22')], ['2027-03-21']],
    ['are those that differed', [run('2027-03-21', { differences: 1 }), run('2027-03-22')], ['2027-03-21']],
    [
      'are those when something else lay there',
      [run('2027-03-21', { held: held(4) }), run('2027-03-22')],
      ['2027-03-21'],
    ],
    ['are not those of more than 31 days ago', [run('2027-02-19', { differences: 1 }), run('2027-03-22')], []],
    [
      'are those of more than 31 days ago that nobody looked at since',
      [run('2027-01-03', { differences: 1, ranAt: Temporal.Instant.from('2027-01-04T05:00:00Z') }), run('2027-03-22')],
      ['2027-01-03'],
    ],
  ])('%s', (_, newest, days) => {
    expect(daysToReconcile(today, newest).map((day) => day.toString())).toEqual(days);
  });

  test('are closed by agreement alone', () => {
    expect([run('2027-03-22'), run('2027-03-22', { held: held(5) })].map(isOpen)).toEqual([false, false]);
    const open = [{ waiting: 1 }, { differences: 1 }, { held: held(6) }].map((changed) => run('2027-03-22', changed));
    expect(open.map(isOpen)).toEqual([true, true, true]);
  });

  test('are days in London, of 23 hours when clocks go forward', () => {
    const { from, to } = periodOf(Temporal.PlainDate.from('2027-03-28'));
    expect([from.toString(), to.toString()]).toEqual(['2027-03-28T00:00:00Z', '2027-03-28T23:00:00Z']);
    expect(londonDay(to).toString()).toBe('2027-03-29');
  });
});
