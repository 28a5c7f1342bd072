import { expect, test } from '@jest/globals';
import { britishDate } from './time.js';

test.each([
  ['2027-03-31T22:59:59Z', '2027-03-31'],
  ['2027-03-31T23:00:00Z', '2027-04-01'],
  ['2027-12-31T23:59:59Z', '2027-12-31'],
  ['2028-01-01T00:00:00Z', '2028-01-01'],
])('at %s it is %s in Britain', (instant, date) => {
  expect(britishDate(Temporal.Instant.from(instant))).toBe(date);
});
