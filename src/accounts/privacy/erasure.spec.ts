import { describe, expect, test } from '@jest/globals';
import type { ErasureId, UserId } from '../../kernel/id.js';
import { type Erasure, isDue, refuseHindered, refuseOtherAddress } from './erasure.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const erasure: Erasure = {
  id: 'e' as ErasureId,
  userId: 'u' as UserId,
  askedAt: now.subtract({ hours: 7 * 24 }),
  dueAt: now,
  withdrawnAt: null,
  hindranceToldAt: null,
  doneAt: null,
};

test.each<[string, Partial<Erasure>, boolean]>([
  ['that is due now', {}, true],
  ['that was due long ago', { dueAt: now.subtract({ hours: 1000 }) }, true],
  ['that is due in a millisecond', { dueAt: now.add({ milliseconds: 1 }) }, false],
  ['that was withdrawn', { withdrawnAt: now }, false],
  ['that is done', { doneAt: now }, false],
])('an erasure %s is done now: %s', (_, changed, due) => {
  expect(isDue({ ...erasure, ...changed }, now)).toBe(due);
});

test.each([
  ['ada@people.example', true],
  ['Ada@People.example', true],
  ['ada@people.exampl', false],
  ['', false],
])('typing %j confirms for ada@people.example: %s', (typed, confirms) => {
  const decide = () => refuseOtherAddress(typed, 'ada@people.example');
  if (confirms) expect(decide).not.toThrow();
  else expect(decide).toThrow(expect.objectContaining({ code: 'invalid-request' }));
});

describe('what stands in the way', () => {
  const session = { code: 'upcoming-session', detail: 'A session.' } as const;
  const hold = { code: 'time-held', detail: 'A hold.', passing: true } as const;

  test('is named, save what goes by itself', () => {
    expect(() => refuseHindered([session, hold])).toThrow(
      expect.objectContaining({ code: 'erasure-hindered', facts: { hindrances: [session] } }),
    );
    expect(() => refuseHindered([hold])).not.toThrow();
    expect(() => refuseHindered([])).not.toThrow();
  });
});
