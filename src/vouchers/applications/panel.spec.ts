import { expect, test } from '@jest/globals';
import type { ApplicationId, UserId } from '../../kernel/id.js';
import { type Points, refuseOtherCriteria, type Scorer, scoreOf } from './panel.js';

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');

/** Who gave so many points in all, gave none yet, or has left. */
function scorer(points: number | null | 'left'): Scorer {
  const given: Points[] = typeof points === 'number' ? [{ criterion: 'need', points }] : [];
  return {
    ...{ applicationId: 'a' as ApplicationId, userId: 'u' as UserId, name: 'Ann', assignedAt: now, ofFunder: false },
    ...{ recusedAt: points === 'left' ? now : null, recusalReason: points === 'left' ? 'Too close' : null },
    score: given.length > 0 ? { scoredAt: now, points: given, comment: '' } : null,
  };
}

test.each<[(number | null | 'left')[], number, number | undefined]>([
  [[], 2, undefined],
  [[4], 2, undefined],
  [[4, null], 2, undefined],
  [[4, 5], 2, 9],
  [[4, 5, null], 2, undefined],
  [[4, 5, 'left'], 2, 9],
  [[4, 'left'], 2, undefined],
  [[0, 5, 1], 3, 2],
  [[0, 5, 1], 4, undefined],
])('of scorers who gave %j, where at least %i score, it is %p half points', (points, least, half) => {
  expect(scoreOf(points.map(scorer), least)).toBe(half);
});

test.each<[string[], 'taken' | 'refused']>([
  [['impact', 'need'], 'taken'],
  [['need'], 'refused'],
  [['need', 'need'], 'refused'],
  [['need', 'impact', 'readiness'], 'refused'],
])('points for %j are %s where need and impact are scored', (criteria, outcome) => {
  const points = criteria.map((criterion) => ({ criterion, points: 3 }) as Points);
  const check = () => refuseOtherCriteria(points, ['need', 'impact']);
  if (outcome === 'taken') expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code: 'criteria-differ' }));
});
