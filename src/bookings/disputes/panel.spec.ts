import { expect, test } from '@jest/globals';
import type { DisputeId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { decisionOf, type Panelist, voteOf } from './panel.js';

const now = Temporal.Instant.from('2027-04-01T10:00:00Z');

/** In the order in which they voted; null has not yet. */
const panel = (...sums: readonly (number | null)[]): Panelist[] =>
  sums.map((sum, place) => ({
    ...{ disputeId: 'd' as DisputeId, userId: `member ${place}` as UserId, round: 1, namedAt: now },
    ...{ awarded: sum === null ? null : money(sum), reason: sum === null ? null : `Reason ${place}` },
    votedAt: sum === null ? null : now.add({ minutes: place }),
  }));

test.each([
  ['nobody has voted', [null, null, null], null],
  ['one has', [500, null, null], null],
  ['two have, otherwise', [500, 700, null], null],
  ['two say the same', [500, 500, null], [500, 'Reason 0']],
  ['two say the same, and the third otherwise', [900, 500, 500], [500, 'Reason 1']],
  ['two would give nothing', [0, null, 0], [0, 'Reason 0']],
  ['all three say otherwise', [900, 0, 500], [500, 'Reason 2']],
  ['all say the same', [400, 400, 400], [400, 'Reason 0']],
] as const)('of a panel of three, where %s', (_, sums, expected) => {
  const decision = decisionOf(panel(...sums));
  expect(decision && [decision.awarded.minor, decision.reason]).toEqual(expected);
});

test('each says once what they would give, and nobody who is not on it', () => {
  const vote = { awarded: money(5), reason: 'So it is.' };
  expect(voteOf(panel(null), 'member 0' as UserId, vote, now)).toMatchObject({ ...vote, votedAt: now });
  expect(() => voteOf(panel(5), 'member 0' as UserId, vote, now)).toThrow('already');
  expect(() => voteOf(panel(null), 'member 7' as UserId, vote, now)).toThrow('Another panel');
});
