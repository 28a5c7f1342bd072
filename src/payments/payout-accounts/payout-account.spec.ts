import { expect, test } from '@jest/globals';
import { nextLookAfter } from './payout-account.js';

const now = Temporal.Instant.from('2031-05-01T09:00:00Z');

test.each([
  [0, 'PT10M'],
  [1, 'PT20M'],
  [7, 'PT1280M'],
  [8, 'PT24H'],
  [35, 'PT24H'],
])('after %i looks in vain the next is %s later', (looks, wait) => {
  expect(nextLookAfter(looks, now)?.toString()).toBe(now.add(wait).toString());
});

test('after a month of them there is no next', () => {
  expect(nextLookAfter(36, now)).toBeNull();
});
