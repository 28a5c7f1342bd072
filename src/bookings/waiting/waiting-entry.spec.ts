import { describe, expect, test } from '@jest/globals';
import { type GroupSessionId, newId } from '../../kernel/id.js';
import { answerBy, ended, fits, unanswered, type WaitingEntry } from './waiting-entry.js';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2027-03-01T12:00Z');
const entry: WaitingEntry = {
  id: newId(),
  expertId: newId(),
  offerId: newId(),
  organisationId: newId(),
  entryNumber: 2,
  madeBy: newId(),
  mode: 'video',
  needs: '',
  groupSessionId: null,
  startsFrom: at('2027-03-02T09:00Z'),
  endsBy: at('2027-03-02T17:00Z'),
  createdAt: now,
  unanswered: 0,
  endedAt: null,
  endReason: null,
};

describe('until when an offered time is kept', () => {
  test.each([
    ['far ahead: for the hours of the policy', '2027-03-05T12:00Z', '2027-03-02T00:00:00Z'],
    ['an hour before the session, where that is sooner', '2027-03-01T20:00Z', '2027-03-01T19:00:00Z'],
    ['with two hours to go, for one', '2027-03-01T14:00Z', '2027-03-01T13:00:00Z'],
    ['with less, it is not offered at all', '2027-03-01T13:59Z', undefined],
  ])('%s', (_, start, until) => {
    expect(answerBy(at(start), now, 12)?.toString()).toBe(until);
  });
});

test.each([
  ['2027-03-02T08:59Z', 30, false],
  ['2027-03-02T09:00Z', 30, true],
  ['2027-03-02T16:30Z', 30, true],
  ['2027-03-02T16:31Z', 30, false],
])('a session from %s for %i minutes lies in the window: %s', (start, minutes, lies) => {
  expect(fits(entry, at(start), minutes)).toBe(lies);
});

test('no time is what waits for a seat', () => {
  const seat = { ...entry, groupSessionId: newId<GroupSessionId>(), startsFrom: null, endsBy: null };
  expect(fits(seat, at('2027-03-02T09:00Z'), 30)).toBe(false);
});

test('two times may go unanswered; the third ends the waiting and gives the number back', () => {
  const twice = unanswered(unanswered(entry, now), now);
  expect(twice).toMatchObject({ unanswered: 2, entryNumber: 2, endedAt: null });
  expect(unanswered(twice, now)).toMatchObject({
    unanswered: 3,
    entryNumber: null,
    endReason: 'unanswered',
    endedAt: now,
  });
  expect(ended(entry, 'left', now)).toMatchObject({ entryNumber: null, endReason: 'left', endedAt: now });
});
