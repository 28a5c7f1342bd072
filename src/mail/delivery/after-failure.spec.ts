import { expect, test } from '@jest/globals';
import { nextTry, worthUntil } from './after-failure.js';

const now = Temporal.Instant.from('2027-03-22T09:00:00Z');
const later = { code: '451', isPermanent: false, isOfAddress: false };
const minutesTo = (tries: number) =>
  nextTry({ tries, worthUntil: now.add({ hours: 1 }) }, later, now)
    ?.since(now)
    .total('minutes');

test('a letter is tried again in a minute, and ever less often', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 400].map(minutesTo)).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
});

test('a letter is given up when it is refused for good, and when it is worth nothing any more', () => {
  expect(nextTry({ tries: 1, worthUntil: now.add({ hours: 1 }) }, { ...later, isPermanent: true }, now)).toBeNull();
  expect(nextTry({ tries: 9, worthUntil: now }, later, now)).toBeNull();
});

test('a reminder is worth something until what it reminds of begins, and what else is told of a session a week', () => {
  const [soon, far] = [now.add({ hours: 24 }), now.add({ hours: 24 * 30 })];
  expect(worthUntil('booking-reminder', now, soon)).toEqual(soon);
  expect(worthUntil('booking-reminder', now, far).toString()).toBe('2027-03-29T09:00:00Z');
  expect(worthUntil('booking-moved', now, soon).toString()).toBe('2027-03-29T09:00:00Z');
  expect(worthUntil('voucher-expiring', now).toString()).toBe('2027-03-29T09:00:00Z');
});

test('a link that signs in is worth a quarter of an hour, and any other letter a week', () => {
  expect(worthUntil('sign-in', now).toString()).toBe('2027-03-22T09:15:00Z');
  expect(worthUntil('booking-confirmed', now).toString()).toBe('2027-03-29T09:00:00Z');
});
