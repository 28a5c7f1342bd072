import { describe, expect, test } from '@jest/globals';
import type { Offer } from '../../experts/index.js';
import { type ExpertId, type GroupSessionId, newId, type OfferId, type UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { callOff, decisionOn, type GroupSession, guarantee, termsToSchedule } from './group-session.js';

const start = Temporal.Instant.from('2031-05-08T09:00:00Z');
const before = start.subtract({ hours: 30 });

const session: GroupSession = {
  id: newId<GroupSessionId>(),
  expertId: newId<ExpertId>(),
  offerId: newId<OfferId>(),
  state: 'scheduled',
  titleEn: 'A clinic',
  titleCy: '',
  mode: 'video',
  startsAt: start,
  endsAt: start.add({ minutes: 30 }),
  capacity: 10,
  minimumSeats: 4,
  price: money(0),
  ...{ preparationMinutes: 0, writeUpMinutes: 0, travelMinutes: 0, unpaidMinutes: 0, unpaidTravelMinutes: 0 },
  ...{ expensesMinor: 0, unreimbursedCostsMinor: 0, payNetMinor: 0, payVatMinor: 0 },
  decideAt: start.subtract({ hours: 24 }),
  decidedAt: null,
  sequence: 0,
  createdAt: before,
  updatedAt: before,
  ...{ guaranteedAt: null, guaranteedBy: null, guaranteePool: null, guaranteeReason: null },
  ...{ cancelledAt: null, cancelledBy: null, cancelReason: null, cancelNote: null },
};
const by = newId<UserId>();
const calledOff = callOff(session, { by, reason: 'illness', note: null }, before);
const guaranteed = guarantee(session, { by, pool: 'Solidarity pool', reason: 'Agreed' }, before);

describe('whether a group session takes place', () => {
  test.each([
    [{ confirmed: 4, held: 0 }, session, 'takes-place'],
    [{ confirmed: 10, held: 0 }, session, 'takes-place'],
    [{ confirmed: 3, held: 0 }, session, 'is-called-off'],
    [{ confirmed: 0, held: 0 }, session, 'is-called-off'],
    [{ confirmed: 3, held: 1 }, session, 'waits'],
    [{ confirmed: 2, held: 1 }, session, 'is-called-off'],
    [{ confirmed: 0, held: 0 }, guaranteed, 'takes-place'],
    [{ confirmed: 3, held: 1 }, guaranteed, 'takes-place'],
  ] as const)('with %j', (seats, given, expected) => {
    expect(decisionOn(given, seats)).toBe(expected);
  });
});

test('one that was called off says when, by whom and why, and its event is a step further', () => {
  expect(calledOff).toMatchObject({ state: 'cancelled', sequence: 1, cancelledAt: before, cancelReason: 'illness' });
});

test.each([
  ['called off again', () => callOff(calledOff, { by, reason: 'other', note: null }, before), 'group-session-state'],
  [
    'guaranteed after that',
    () => guarantee(calledOff, { by, pool: 'A pool', reason: 'Why' }, before),
    'group-session-state',
  ],
  ['called off at its start', () => callOff(session, { by, reason: 'other', note: null }, start), 'already-started'],
  [
    'guaranteed at its start',
    () => guarantee(session, { by, pool: 'A pool', reason: 'Why' }, start),
    'already-started',
  ],
])('it cannot be %s', (_, work, code) => {
  expect(work).toThrow(expect.objectContaining({ code }));
});

test('it is scheduled on the terms of its offer, save the notice and the window that are for others', () => {
  const offer = {
    durationMinutes: 60,
    bufferAfterMinutes: 15,
    noticeMinutes: 1440,
    windowKind: 'open_days',
    windowDays: 3,
  };
  expect(termsToSchedule({ ...offer, capacity: 10 } as Offer)).toEqual({
    ...{ durationMinutes: 60, bufferAfterMinutes: 15, capacity: 1 },
    ...{ noticeMinutes: 0, windowKind: 'calendar', windowDays: 90 },
  });
});
