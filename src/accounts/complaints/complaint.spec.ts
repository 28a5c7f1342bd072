import { describe, expect, test } from '@jest/globals';
import type { ComplaintId, UserId } from '../../kernel/id.js';
import type { Actor } from '../actor.js';
import {
  acknowledge,
  type Complaint,
  type ComplaintState,
  dueAfter,
  isOverdue,
  referenceOf,
  relationsToComplaint,
  resolve,
  whatIsDue,
} from './complaint.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const complaint: Complaint & { remindedAt: Temporal.Instant | null; overdueAt: Temporal.Instant | null } = {
  id: 'c' as ComplaintId,
  number: 42,
  userId: 'u' as UserId,
  about: 'service',
  body: 'Nobody answered me.',
  bookingReference: null,
  state: 'received',
  receivedAt: now,
  dueAt: dueAfter(now),
  acknowledgedAt: null,
  resolvedAt: null,
  outcome: null,
  remindedAt: null,
  overdueAt: null,
};

test.each([
  [1, 'C-000001'],
  [42, 'C-000042'],
  [1_234_567, 'C-1234567'],
])('the complaint with the number %i is called %s', (number, reference) => {
  expect(referenceOf({ number })).toBe(reference);
});

test('it is to be acknowledged within thirty days', () => {
  expect(dueAfter(now)).toEqual(Temporal.Instant.from('2027-04-21T08:00:00Z'));
  expect(isOverdue(complaint, complaint.dueAt.subtract({ milliseconds: 1 }))).toBe(false);
  expect(isOverdue(complaint, complaint.dueAt)).toBe(true);
  expect(isOverdue(acknowledge(complaint, now), complaint.dueAt)).toBe(false);
});

describe('the watch over the register', () => {
  const day = (days: number) => now.add({ hours: days * 24 });
  test.each<[string, Partial<typeof complaint>, Temporal.Instant, ReturnType<typeof whatIsDue>]>([
    ['just before the last week', {}, day(23).subtract({ milliseconds: 1 }), undefined],
    ['when the last week begins', {}, day(23), 'stewards-reminded'],
    ['after stewards were reminded', { remindedAt: day(23) }, day(29), undefined],
    ['when the time is over', { remindedAt: day(23) }, day(30), 'overdue'],
    ['when the time is over and nobody was reminded', {}, day(30), 'overdue'],
    ['after it was flagged', { overdueAt: day(30) }, day(40), undefined],
    ['once it is acknowledged', { state: 'acknowledged' }, day(40), undefined],
  ])('has to do %s', (_, changed, at, due) => {
    expect(whatIsDue({ ...complaint, ...changed }, at)).toBe(due);
  });
});

describe('a complaint', () => {
  test.each<[ComplaintState, 'acknowledge' | 'resolve', 'may' | 'may not']>([
    ['received', 'acknowledge', 'may'],
    ['received', 'resolve', 'may not'],
    ['acknowledged', 'acknowledge', 'may not'],
    ['acknowledged', 'resolve', 'may'],
    ['resolved', 'acknowledge', 'may not'],
    ['resolved', 'resolve', 'may not'],
  ])('that is %s: to %s it one %s', (state, step, outcome) => {
    const standing = { ...complaint, state };
    const decide = () =>
      step === 'acknowledge' ? acknowledge(standing, now) : resolve(standing, 'We have apologised.', now);
    if (outcome === 'may') expect(decide().state).toBe(`${step}d`);
    else expect(decide).toThrow(expect.objectContaining({ code: 'complaint-state' }));
  });

  test.each([
    ['its complainant', 'u', false, ['signed-in']],
    ['its complainant, who is a steward', 'u', true, ['signed-in']],
    ['another steward', 's', true, ['steward']],
    ['anybody else', 's', false, []],
  ])('is to %s: %j', (_, userId, steward, relations) => {
    expect(relationsToComplaint({ userId, steward } as Actor, complaint)).toEqual(relations);
  });
});
