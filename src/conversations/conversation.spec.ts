import { describe, expect, test } from '@jest/globals';
import type { ConversationId, ExpertId, OrganisationId, UserId } from '../kernel/id.js';
import { close, type Conversation, decline, refuseUnbooked, sideOf } from './conversation.js';
import { refuseHurry, refuseManyQuestions } from './limits.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const open: Conversation = {
  id: 'c' as ConversationId,
  bookingId: null,
  expertId: 'e' as ExpertId,
  organisationId: 'o' as OrganisationId,
  openedBy: 'u' as UserId,
  openedAt: now,
  lastMessageAt: now,
  lastNumber: 1,
  state: 'open',
  closedAt: null,
  closedSide: null,
  declineReason: null,
  declineNote: null,
};

/** The code that something is refused with. */
function codeOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test('a question is closed once, by either side', () => {
  const closed = close(open, 'client', now);
  expect(closed).toEqual({ ...open, state: 'closed', closedAt: now, closedSide: 'client' });
  expect(codeOf(() => close(closed, 'adviser', now))).toBe('conversation-closed');
  expect(codeOf(() => decline(closed, { reason: 'other' }, now))).toBe('conversation-closed');
});

test('a question is declined by the adviser, with a reason and perhaps a note', () => {
  expect(decline(open, { reason: 'no-time', note: 'In June again.' }, now)).toEqual({
    ...open,
    state: 'declined',
    closedAt: now,
    closedSide: 'adviser',
    declineReason: 'no-time',
    declineNote: 'In June again.',
  });
});

test.each([
  ['held', null, 'booking-state'],
  ['lapsed', null, 'booking-state'],
  ['cancelled', null, 'booking-state'],
  ['declined', null, 'booking-state'],
  ['requested', null, undefined],
  ['delivered', now, undefined],
  ['cancelled', now, undefined],
  ['confirmed', now, undefined],
] as const)(
  'about a booking that is %s, and was confirmed %s, writing is refused with %s',
  (state, confirmedAt, code) => {
    expect(codeOf(() => refuseUnbooked({ state, confirmedAt }))).toBe(code);
  },
);

test('an adviser writes as that, also where they are a member too', () => {
  expect([sideOf(['booker']), sideOf(['adviser']), sideOf(['admin', 'adviser'])]).toEqual([
    'client',
    'adviser',
    'adviser',
  ]);
});

describe('limits', () => {
  test.each([
    [59, undefined],
    [60, 'too-many-requests'],
  ])('after %i messages within an hour the next is refused with %s', (count, code) => {
    expect(codeOf(() => refuseHurry(count, 'messages'))).toBe(code);
  });

  test.each([
    [{ organisation: 4, person: 4 }, undefined],
    [{ organisation: 5, person: 0 }, 'too-many-requests'],
    [{ organisation: 0, person: 5 }, 'too-many-requests'],
  ])('after %j questions within a day the next is refused with %s', (counts, code) => {
    expect(codeOf(() => refuseManyQuestions(counts))).toBe(code);
  });
});
