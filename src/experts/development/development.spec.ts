import { describe, expect, test } from '@jest/globals';
import type { CpdEntryId, ExpertId } from '../../kernel/id.js';
import { type CpdEntry, refuseToRemove, strike } from './cpd-entry.js';
import { progressOf } from './development.js';

const path = { countersigned_hours: 100, cpd_hours: 30 };

test.each([
  [0, 0, false],
  [6000, 1799, false],
  [5999, 1800, false],
  [6000, 1800, true],
])('%d countersigned and %d logged minutes complete the path: %s', (countersignedMinutes, cpdMinutes, complete) => {
  expect(progressOf({ countersignedMinutes, cpdMinutes }, path)).toEqual({
    countersigned: { minutes: countersignedMinutes, needed: 6000 },
    cpd: { minutes: cpdMinutes, needed: 1800 },
    isComplete: complete,
  });
});

describe('an entry of the log', () => {
  const loggedAt = Temporal.Instant.from('2027-03-22T08:00:00Z');
  const entry: CpdEntry = {
    ...{ id: 'c' as CpdEntryId, expertId: 'e' as ExpertId, onDate: '2027-03-20', minutes: 60, kind: 'reading' },
    ...{ what: 'The 2014 Act', reflection: '', loggedAt, struckAt: null, strikeReason: null },
  };

  test('goes within a day, and not after it', () => {
    expect(() => refuseToRemove(entry, Temporal.Instant.from('2027-03-23T07:59:59Z'))).not.toThrow();
    expect(() => refuseToRemove(entry, Temporal.Instant.from('2027-03-23T08:00:00Z'))).toThrow(
      expect.objectContaining({ code: 'cpd-entry-stays' }),
    );
  });

  test('is struck out once', () => {
    const struck = strike(entry, 'Logged twice', loggedAt);
    expect(struck).toMatchObject({ struckAt: loggedAt, strikeReason: 'Logged twice' });
    expect(() => strike(struck, 'Again', loggedAt)).toThrow(expect.objectContaining({ code: 'cpd-entry-stays' }));
  });
});
