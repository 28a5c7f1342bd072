import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BookingId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { type Booking, nothingYet } from '../booking.js';
import type { CalendarAnswer, CalendarReply } from './calendar-reply.js';
import { calendarAnswers } from './calendar-reply.js';
import { decideReply, type StandingReply } from './decide-reply.js';

const id = '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee' as BookingId;
const now = Temporal.Instant.from('2027-03-22T09:00:00Z');
const hours = (count: number) => now.add({ minutes: Math.round(count * 60) });

const free = {
  ...nothingYet,
  ...{ id, state: 'confirmed', sequence: 1, price: money(0), lapsesAt: null },
  ...{ startsAt: hours(72), endsAt: hours(73), cancelFreeUntil: hours(72), cancelLateAfter: hours(72) },
} as unknown as Booking;
const paid = { ...free, price: money(6480), cancelFreeUntil: hours(24), cancelLateAfter: hours(48) };

const said = (answer: CalendarAnswer, given: Partial<CalendarReply> = {}): CalendarReply => ({
  ...{ uid: `${id}@barefoot`, sequence: 1, saidAt: hours(-1), answers: new Map([['ada@people.example', answer]]) },
  ...given,
});
const last = (answer: CalendarAnswer, given: Partial<StandingReply> = {}): StandingReply => ({
  ...{ answer, sequence: 1, saidAt: hours(-2), changes: 1 },
  ...given,
});

type Given = Partial<Parameters<typeof decideReply>[0]>;

function decided(reply: CalendarReply, given: Given = {}, at = now): string {
  const of = {
    booking: free,
    side: 'client',
    address: 'Ada@people.example',
    last: undefined,
    mayCancel: true,
    from: 'ada@people.example',
    hasVoucher: false,
  } as const;
  const decision = decideReply({ ...of, reply, ...given }, at);
  return decision.follows === 'nothing' ? decision.because : decision.follows;
}

describe('a no', () => {
  test.each<[string, Given, Temporal.Instant, string]>([
    ['to a free session', { booking: free }, now, 'cancel'],
    ['of the adviser to a free session', { booking: free, side: 'adviser' }, now, 'cancel'],
    ['a moment before it starts', { booking: free }, hours(71.99), 'cancel'],
    ['while cancelling costs nothing', { booking: paid }, hours(23.99), 'cancel'],
    ['when it costs something', { booking: paid }, hours(24), 'ask'],
    ['when it costs everything', { booking: paid }, hours(60), 'ask'],
    ['of the adviser to a paid session, however early', { booking: paid, side: 'adviser' }, now, 'ask'],
    ['of somebody who may not cancel it', { booking: free, mayCancel: false }, now, 'ask'],
    ['to what a voucher pays, however early', { booking: paid, hasVoucher: true }, now, 'ask'],
    ['from another address', { booking: free, from: 'eve@people.example' }, now, 'ask'],
    ['from no address', { booking: free, from: '' }, now, 'ask'],
    ['to a seat of a group', { booking: { ...free, groupSessionId: 'x' as never, seat: 1 } }, now, 'cancel'],
    ['after another answer', { last: last('accepted') }, now, 'cancel'],
    ['after a no to the time before', { booking: paid, last: last('declined', { sequence: 0 }) }, hours(30), 'ask'],
    ['said again', { booking: paid, last: last('declined') }, hours(30), 'keep'],
    ['of another address again', { from: 'eve@people.example', last: last('declined') }, now, 'keep'],
    ['of their own after one of another address', { last: last('declined') }, now, 'cancel'],
    ['said again once it costs nothing', { booking: paid, last: last('declined') }, hours(20), 'cancel'],
    ['said again of what a voucher pays', { booking: paid, hasVoucher: true, last: last('declined') }, now, 'keep'],
    ['that came before', { booking: paid, last: last('declined', { saidAt: hours(-1) }) }, hours(30), 'known'],
    ['that was taken back since', { last: last('accepted', { saidAt: hours(-0.5) }) }, now, 'older'],
  ])('%s', (_, given, at, follows) => {
    expect(decided(said('declined'), given, at)).toBe(follows);
  });
});

test.each<[string, CalendarReply, Given, string]>([
  ['a yes', said('accepted'), {}, 'record'],
  ['a perhaps', said('tentative'), { booking: paid }, 'record'],
  ['an answer to another event', said('declined', { uid: 'x@barefoot' }), {}, 'other-event'],
  ['an answer of somebody else', said('declined'), { address: 'eve@people.example' }, 'other-attendee'],
  ['an answer to the time before', said('declined', { sequence: 0 }), {}, 'stale'],
  ['an answer to what nobody sent', said('declined', { sequence: 2 }), {}, 'unknown-version'],
  [
    'an answer of a group’s adviser',
    said('declined'),
    { side: 'adviser', booking: { ...free, groupSessionId: 'x' as never } },
    'not-invited',
  ],
  ['an answer to a cancelled session', said('declined'), { booking: { ...free, state: 'cancelled' } }, 'not-standing'],
  ['an answer to a hold', said('declined'), { booking: { ...free, state: 'held' } }, 'not-standing'],
  ['an answer to a recorded session', said('declined'), { booking: { ...free, state: 'delivered' } }, 'not-standing'],
  ['an answer once it has begun', said('declined'), { booking: { ...free, startsAt: now } }, 'over'],
  ['the 51st change of mind', said('accepted'), { last: last('declined', { changes: 50 }) }, 'too-many'],
])('%s', (_, reply, given, follows) => {
  expect(decided(reply, given)).toBe(follows);
});

test.each<[string, Given, Temporal.Instant, string]>([
  ['who cannot cancel it', { booking: paid, mayCancel: false, hasVoucher: true, from: '' }, hours(30), 'not-theirs'],
  ['whom it costs something', { booking: paid, hasVoucher: true, from: '' }, hours(30), 'costs'],
  ['whose voucher may be lost', { booking: paid, hasVoucher: true, from: '' }, now, 'voucher'],
  ['from whose address it did not come', { booking: paid, from: 'eve@people.example' }, now, 'sender'],
])('somebody %s is told that first', (_, given, at, because) => {
  expect(decideReply({ ...ofReply(said('declined')), side: 'client', ...given }, at)).toMatchObject({
    ...{ follows: 'ask', because },
  });
});

test('a clock that is ahead of ours, or says nothing, counts as now', () => {
  for (const saidAt of [hours(1000), null]) {
    expect(decideReply(ofReply(said('accepted', { saidAt })), now)).toMatchObject({ follows: 'record', saidAt: now });
  }
});

function ofReply(reply: CalendarReply, standing?: StandingReply): Parameters<typeof decideReply>[0] {
  return {
    reply,
    booking: paid,
    side: 'adviser',
    address: 'ada@people.example',
    last: standing,
    mayCancel: true,
    from: 'ada@people.example',
    hasVoucher: false,
  };
}

test('whatever comes twice or out of order, what was said last stands', () => {
  const minute = fc.integer({ min: -1000, max: -1 });
  const replies = fc.uniqueArray(fc.tuple(minute, fc.constantFrom(...calendarAnswers)), {
    selector: ([at]) => at,
    minLength: 1,
    maxLength: 8,
  });
  const orders = replies.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
  );
  fc.assert(
    fc.property(orders, ([all, order]) => {
      const end = order.reduce<StandingReply | undefined>((standing, [at, answer]) => {
        const decision = decideReply(ofReply(said(answer, { saidAt: now.add({ minutes: at }) }), standing), now);
        if (decision.follows === 'nothing') return standing;
        return { answer: decision.answer, saidAt: decision.saidAt, sequence: 1, changes: 1 };
      }, undefined);
      const [latest] = all.toSorted(([a], [b]) => b - a);
      expect(end?.answer).toBe(latest?.[1]);
    }),
  );
});
