import { describe, expect, test } from '@jest/globals';
import {
  type BookingId,
  type GroupSessionId,
  newId,
  type UserId,
  type VoucherId,
  type WaitingEntryId,
} from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { type Booking, stateAt } from '../booking.js';
import { type Share, splitOf } from '../funding/share.js';
import { heldAgain, shareToPay, useOfPayment } from './use-of-payment.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const price = money(11_339);
const held = {
  ...{
    id: newId<BookingId>(),
    state: 'held',
    price,
    startsAt: now.add({ hours: 48 }),
    acceptBy: null,
    acceptedAt: null,
  },
  ...{ lapsesAt: now.add({ minutes: 5 }), requestedAt: null, groupSessionId: null, waitingEntryId: null },
} as unknown as Booking;
const lapsed: Booking = { ...held, lapsesAt: now };

const fixed = { bookingId: held.id, fixedAt: now, fixedBy: newId<UserId>() };
const owed = splitOf(price, null, fixed);
const halfOwed = splitOf(price, { voucherId: newId<VoucherId>(), amount: money(5669), funderRate: null }, fixed);
const secured = owed.map((share): Share => ({ ...share, securedAt: now }));

describe('money that comes for a session', () => {
  test.each<[string, Booking, Share[], number, string]>([
    ['that is held confirms it', held, owed, 11_339, 'confirm'],
    ['of which a voucher pays the rest likewise', held, halfOwed, 5670, 'confirm'],
    ['that was paid otherwise goes back', held, secured, 11_339, 'not-needed'],
    ['of another amount than is owed goes back', held, owed, 11_338, 'not-needed'],
    ['that is confirmed goes back', { ...held, state: 'confirmed' }, owed, 11_339, 'not-needed'],
    ['that was called off goes back', { ...held, state: 'cancelled' }, owed, 11_339, 'not-needed'],
    ['that lapsed by the clock may have its time again', lapsed, owed, 11_339, 'rebook'],
    ['that is written as lapsed likewise', { ...lapsed, state: 'lapsed' }, owed, 11_339, 'rebook'],
    ['of which a voucher was to pay a part comes too late', lapsed, halfOwed, 5670, 'came-too-late'],
    [
      'whose request nobody answered',
      { ...lapsed, state: 'requested', requestedAt: now },
      secured,
      11_339,
      'came-too-late',
    ],
    ['that is a seat', { ...lapsed, groupSessionId: newId<GroupSessionId>() }, owed, 11_339, 'came-too-late'],
    [
      'that was offered in a line',
      { ...lapsed, waitingEntryId: newId<WaitingEntryId>() },
      owed,
      11_339,
      'came-too-late',
    ],
    ['that has begun', { ...lapsed, startsAt: now }, owed, 11_339, 'came-too-late'],
  ])('%s', (_, booking, shares, minor, use) => {
    expect(useOfPayment(booking, shares, money(minor), now)).toBe(use);
  });

  test('is for the client’s share alone', () => {
    expect(shareToPay(halfOwed, money(5670))).toMatchObject({ source: 'client', position: 2 });
    expect(shareToPay(halfOwed, money(5669))).toBeUndefined();
  });
});

test('a time that is held again is held for a moment', () => {
  const again = heldAgain(lapsed, now);
  expect([stateAt(again, now), stateAt(again, now.add({ minutes: 1 }))]).toEqual(['held', 'lapsed']);
});
