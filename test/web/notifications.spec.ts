import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const { pageOf } = (await import(join(import.meta.dirname, '../../web/api/notifications.ts'))) as {
  pageOf: (told: { path: string | null }) => string | null;
};

test.each([
  ['/bookings/1', '/bookings/1'],
  ['/policies/fee#1', '/policies/fee#1'],
  ['/api/v1/vouchers/1', '/vouchers/1'],
  ['/api/v1/policies', '/policies'],
  ['/api/v1/unheard-of', null],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['\\\\evil.example', null],
  ['/bookings\\1', null],
  ['https://evil.example', null],
  [null, null],
])('what leads to %j is found at %j', (path, page) => {
  expect(pageOf({ path })).toBe(page);
});
