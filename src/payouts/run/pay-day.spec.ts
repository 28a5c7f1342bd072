import { expect, test } from '@jest/globals';
import { heldBackBy } from './held-back.js';
import { isPayHour, paidThrough } from './pay-day.js';
import { nextTryAfter } from '../../platform/next-try.js';

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/London').toInstant();

test.each([
  ['2027-03-24T05:59', false, 'before six'],
  ['2027-03-24T06:00', true, 'a Wednesday at six'],
  ['2027-03-29T06:00', false, 'Easter Monday'],
  ['2027-03-28T06:00', false, 'a Sunday, when clocks went forward'],
  ['2027-03-30T06:00', true, 'the day after Easter'],
  ['2027-06-30T23:59', true, 'late, in summer'],
])('%s: paid out by itself is %s (%s)', (text, expected) => {
  expect(isPayHour(at(text))).toBe(expected);
});

test.each([
  ['2027-03-24T06:00', '2027-03-25'],
  ['2027-03-25T06:00', '2027-03-30'], // over Easter
  ['2027-12-24T23:30', '2027-12-29'], // over Christmas and Boxing Day, which are kept on the Monday and Tuesday
])('what is planned at %s is due by the end of %s', (text, through) => {
  expect(paidThrough(at(text)).toString()).toBe(through);
});

test('tries are further and further apart, up to six hours', () => {
  const now = at('2027-03-24T06:00');
  const minutes = [1, 2, 5, 9, 10, 1000].map((tries) => now.until(nextTryAfter(tries, now)).total('minutes'));
  expect(minutes).toEqual([1, 2, 16, 256, 360, 360]);
});

test('pay goes only to a place that is ready, by a rail that there are keys of', () => {
  const rails = { has: (name: string) => name === 'stripe' };
  const to = (rail: 'stripe' | 'gocardless' | 'bank-file', state: 'checking' | 'ready' | 'broken') =>
    heldBackBy({ rail, state }, rails);
  expect([to('stripe', 'ready'), to('bank-file', 'ready')]).toEqual([null, null]);
  expect(to('gocardless', 'ready')).toBe('rail-off');
  expect([to('stripe', 'checking'), to('stripe', 'broken')]).toEqual(['checking', 'broken']);
  expect(heldBackBy(null, rails)).toBe('no-destination');
});
