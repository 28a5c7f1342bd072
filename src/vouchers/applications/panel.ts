import type { ApplicationId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { medianHalfPoints } from './median.js';
import type { Criterion } from './words.js';

/** Of one panel; a programme says how many at least. */
export const mostScorers = 9;

export interface Points {
  readonly criterion: Criterion;
  readonly points: number;
}

export interface Score {
  readonly scoredAt: Temporal.Instant;
  readonly points: readonly Points[];
  readonly comment: string;
}

/** Somebody whom a steward asked to score an application, and what they made of it. */
export interface Scorer {
  readonly applicationId: ApplicationId;
  readonly userId: UserId;
  readonly name: string;
  readonly assignedAt: Temporal.Instant;
  readonly ofFunder: boolean;
  readonly recusedAt: Temporal.Instant | null;
  readonly recusalReason: string | null;
  readonly score: Score | null;
}

export function totalOf(points: readonly Points[]): number {
  return points.reduce((sum, each) => sum + each.points, 0);
}

export function sitting(scorers: readonly Scorer[]): Scorer[] {
  return scorers.filter(({ recusedAt }) => recusedAt === null);
}

/** The median in half points, once at least so many sit on the panel and all of them have scored. */
export function scoreOf(scorers: readonly Scorer[], least: number): number | undefined {
  const scores = sitting(scorers).map(({ score }) => score);
  const given = scores.filter((score) => score !== null);
  if (given.length < least || given.length < scores.length) return undefined;
  return medianHalfPoints(given.map(({ points }) => totalOf(points)));
}

/** Throws `criteria-differ` unless each criterion of the programme is scored once, and no other. */
export function refuseOtherCriteria(points: readonly Points[], wanted: readonly Criterion[]): void {
  const given = points.map(({ criterion }) => criterion).toSorted();
  if (given.join() === wanted.toSorted().join()) return;
  throw new Problem('criteria-differ', `Please score each of these once, and nothing else: ${wanted.join(', ')}.`, {
    criteria: wanted,
  });
}

/** An appeal is against the scores too. Throws `not-allowed` to whoever gave one. */
export function refuseScorer(scorers: readonly Scorer[], userId: UserId): void {
  if (!scorers.some((scorer) => scorer.userId === userId && scorer.score)) return;
  throw new Problem('not-allowed', 'You scored this application. Please let another steward decide the appeal.');
}
