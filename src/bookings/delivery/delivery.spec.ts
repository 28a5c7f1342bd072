import { describe, expect, test } from '@jest/globals';
import { type Booking, type BookingState, stateAt } from '../booking.js';
import type { UserId } from '../../kernel/id.js';
import { acceptDelivery, correct, deliver, isSameRecord, type SessionRecord } from './delivery.js';

const at = (text: string) => Temporal.Instant.from(`2027-03-${text}Z`);
const adviser = 'adviser' as UserId;
const client = 'client' as UserId;
const start = at('22T09:00');
const confirmed = { state: 'confirmed', startsAt: start, acceptBy: null, acceptedAt: null, lapsesAt: null } as Booking;
const delivered: Booking = deliver(confirmed, adviser, 48, at('22T10:00'));

function refusal(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

describe('a session', () => {
  test.each<[string, Booking, string, string | undefined]>([
    ['a moment before it begins', confirmed, '22T08:59:59.999', 'too-early'],
    ['as it begins', confirmed, '22T09:00', undefined],
    ['weeks later', confirmed, '31T09:00', undefined],
    ...(['held', 'requested', 'delivered', 'accepted', 'no-show', 'declined', 'lapsed', 'cancelled'] as const).map(
      (state: BookingState): [string, Booking, string, string] => [
        `that is ${state}`,
        { ...confirmed, state },
        '22T10:00',
        'booking-state',
      ],
    ),
  ])('%s is recorded, or refused as it should be', (_, booking, now, code) => {
    expect(refusal(() => deliver(booking, adviser, 48, at(now)))).toBe(code);
  });

  test.each([
    ['delivered', 'PUT /api/v1/bookings/{id}/delivery'],
    ['accepted', 'no record is corrected once it is accepted'],
  ] as const)('that is %s already is not recorded again, and says what can be done: %s', (state, words) => {
    expect(() => deliver({ ...confirmed, state }, adviser, 48, at('22T10:00'))).toThrow(words);
  });

  test.each([
    [48, '24T10:00'],
    [24, '23T10:00'],
    [1, '22T11:00'],
  ])('that is recorded is accepted by silence after %i hours', (hours, until) => {
    expect(deliver(confirmed, adviser, hours, at('22T10:00')).acceptBy).toEqual(at(until));
  });
});

describe('a correction', () => {
  test.each([
    ['starts the clock anew', { version: 1, clockStands: false }, '25T10:00', undefined],
    ['leaves it standing while an objection does', { version: 1, clockStands: true }, null, undefined],
    ['is the last at version 21', { version: 20, clockStands: false }, '25T10:00', undefined],
    ['is refused after it', { version: 21, clockStands: false }, null, 'too-many-entries'],
  ])('%s', (_, given, until, code) => {
    const now = at('23T10:00');
    expect(refusal(() => correct(delivered, { ...given, acceptanceHours: 48 }, now))).toBe(code);
    if (code === undefined) {
      expect(correct(delivered, { ...given, acceptanceHours: 48 }, now).acceptBy).toEqual(until && at(until));
    }
  });

  test('is refused from the instant at which silence accepted the record', () => {
    const correction = { version: 1, clockStands: false, acceptanceHours: 48 };
    expect(refusal(() => correct(delivered, correction, at('24T09:59:59.999')))).toBeUndefined();
    expect(refusal(() => correct(delivered, correction, at('24T10:00')))).toBe('booking-state');
  });
});

describe('acceptance', () => {
  test.each<[string, UserId | null, string, object]>([
    ['by the client in time', client, '24T09:59:59.999', { acceptedAt: at('24T09:59:59.999'), acceptedBy: client }],
    ['by the client too late was silence', client, '24T10:00', { acceptedAt: at('24T10:00'), acceptedBy: null }],
    [
      'by a job that comes late was silence at its time',
      null,
      '29T10:00',
      { acceptedAt: at('24T10:00'), acceptedBy: null },
    ],
  ])('%s', (_, by, now, expected) => {
    expect(acceptDelivery(delivered, by, at(now))).toMatchObject({ state: 'accepted', acceptBy: null, ...expected });
  });

  test('twice is once', () => {
    const accepted = acceptDelivery(delivered, client, at('23T10:00'));
    expect(acceptDelivery(accepted, adviser, at('30T10:00'))).toBe(accepted);
  });

  test('takes a record', () => {
    expect(refusal(() => acceptDelivery(confirmed, client, at('23T10:00')))).toBe('booking-state');
  });

  test('by silence is what the clock says, and never while it stands', () => {
    expect(stateAt(delivered, at('24T09:59:59.999'))).toBe('delivered');
    expect(stateAt(delivered, at('24T10:00'))).toBe('accepted');
    expect(stateAt({ ...delivered, acceptBy: null }, at('31T10:00'))).toBe('delivered');
  });
});

test.each<[string, Partial<SessionRecord>, boolean]>([
  ['in the same words', {}, true],
  ['with its topics in another order', { topics: ['housing', 'governance'] }, true],
  ['with a topic less', { topics: ['governance'] }, false],
  ['with other minutes', { minutes: { contact: 30, preparation: 0, writeUp: 15, travel: 0 } }, false],
  ['in another language', { language: 'cy' }, false],
  ['with another summary', { summary: 'More.' }, false],
])('a record %s', (_, change, isSame) => {
  const record: SessionRecord = {
    minutes: { contact: 30, preparation: 15, writeUp: 0, travel: 0 },
    topics: ['governance', 'housing'],
    language: 'en',
    summary: '',
  };
  expect(isSameRecord(record, { ...record, ...change })).toBe(isSame);
});
