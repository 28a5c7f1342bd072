import { expect, test } from '@jest/globals';
import { Problem } from './problem.js';
import { ianaZone } from './zone.js';

test.each([
  ['Europe/London', 'Europe/London'],
  ['europe/london', 'Europe/London'],
  ['Asia/Kathmandu', 'Asia/Kathmandu'],
  ['Asia/Calcutta', 'Asia/Calcutta'],
  ['utc', 'UTC'],
])('%s is the zone %s', (name, zone) => {
  expect(ianaZone(name)).toBe(zone);
});

test.each([
  '+01:00',
  '-05',
  '2020-01-01T00:00+05:30',
  '2020-01-01T00:00Z',
  '2020-01-01T00:00+01:00[+01:00]',
  '2020-01-01T00:00[Europe/London]',
  'Europe/Trumpton',
  '',
])('"%s" is the name of no zone', (name) => {
  expect(() => ianaZone(name)).toThrow(Problem);
});
