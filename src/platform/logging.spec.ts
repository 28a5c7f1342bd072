import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { loggedPath } from './logging.js';

const secret = randomBytes(32).toString('base64url');

test.each([
  ['/api/v1/bookings?needs=words', '/api/v1/bookings'],
  ['/api/v1/bookings/0199aa00-0000-7000-8000-000000000001.ics', undefined],
  ['/calendars/offers/0199aa00-0000-7000-8000-000000000001.ics', undefined],
  [`/calendars/${secret}.ics`, '/calendars/…'],
  [`/calendars/${secret}.ics?x=${secret}`, '/calendars/…'],
  [`/calendars/${secret.slice(0, 20)}/${secret.slice(20)}`, '/calendars/…'],
  [`/Calendars/${secret}`, '/Calendars/…'],
  [`//calendars/${secret}.ics`, '//calendars/…'],
  [`/calendar/${secret}.ics`, '/calendar/….ics'],
  [`/calendars/offers/${secret}.ics`, '/calendars/offers/….ics'],
])('of %s the log has %s', (url, path) => {
  expect(loggedPath(url)).toBe(path ?? url);
  expect(loggedPath(url)).not.toContain(secret);
});
