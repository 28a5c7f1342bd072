import { expect, test } from '@jest/globals';
import { ProviderUnavailable } from '../provider.js';
import { tryAgain } from './try-again.js';

const now = Temporal.Instant.from('2031-05-01T09:00:00Z');
const failure = new Error('There is no such payment.');

test.each([
  [0, 'PT10S'],
  [1, 'PT20S'],
  [5, 'PT320S'],
  [8, 'PT2560S'],
  [9, 'PT3600S'],
  [14, 'PT3600S'],
  [400, 'PT3600S'],
])('after %i failed tries and one more comes the next %s later', (tries, wait) => {
  const { dueAt } = tryAgain(tries, failure, now);
  expect(dueAt.equals(now.add(wait))).toBe(true);
});

test('the tenth try is the last of what is of nobody here, save where the provider is away', () => {
  const of = 'acct_1';
  expect(tryAgain(8, failure, now, of)).toMatchObject({ tries: 9, parkedAt: null, ignoredBecause: null });
  const ignored = { parkedAt: null, ignoredBecause: 'It is of the account acct_1, which is nobody’s here.' };
  expect(tryAgain(9, failure, now, of)).toMatchObject(ignored);
  expect(tryAgain(15, failure, now, of)).toMatchObject(ignored);
  expect(tryAgain(9, failure, now)).toMatchObject({ ignoredBecause: null });
  expect(tryAgain(20, new ProviderUnavailable('No answer.'), now, of)).toMatchObject({ ignoredBecause: null });
});

test('the sixteenth try is the last, save where the provider is away', () => {
  expect(tryAgain(14, failure, now)).toMatchObject({ tries: 15, parkedAt: null, failure: failure.message });
  expect(tryAgain(15, failure, now)).toMatchObject({ tries: 16, parkedAt: now });
  expect(tryAgain(500, new ProviderUnavailable('No answer.'), now)).toMatchObject({ tries: 501, parkedAt: null });
  expect(tryAgain(0, 'x'.repeat(600), now).failure).toHaveLength(500);
});
