import { z } from 'zod';
import type { UserId } from '../../kernel/id.js';
import { codesOf } from '../../kernel/taxonomy.js';
import { instantView } from '../../platform/http/parameters.js';
import type { NamedApplication } from './application-list.table.js';
import { aboutView, labelView, viewAbout } from './application.view.js';
import { mostPoints } from './median.js';
import { type Scorer, totalOf } from './panel.js';
import { criteria, type Criterion } from './words.js';

const criterion = z.enum(codesOf(criteria));

export const panelView = z
  .object({
    application_id: z.uuid(),
    criteria: z.array(z.object({ code: criterion, label: labelView, most: z.int() })),
    least_scorers: z.int(),
    score: z.number().nullable().meta({ description: 'The median of the totals, once all have scored.' }),
    scorers: z.array(
      z.object({
        person: z.object({ user_id: z.uuid(), name: z.string() }),
        of_funder: z.boolean(),
        assigned_at: instantView,
        left: z.object({ at: instantView, reason: z.string() }).nullable(),
        scored_at: instantView.nullable(),
        score: z
          .object({
            points: z.array(z.object({ criterion, points: z.int() })),
            total: z.int(),
            comment: z.string(),
          })
          .nullable()
          .meta({ description: 'One’s own, and once all have scored everybody’s.' }),
      }),
    ),
  })
  .meta({ id: 'Panel' });

export const scoringView = z
  .object({
    items: z.array(
      z.object({ application_id: z.uuid(), ...aboutView, assigned_at: instantView, scored_at: instantView.nullable() }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'Scoring' });

interface Panel {
  readonly application: NamedApplication;
  readonly scorers: readonly Scorer[];
  readonly wanted: readonly Criterion[];
  readonly least: number;
}

export function viewPanel(
  { application: { id, scoreHalfPoints }, scorers, wanted, least }: Panel,
  reader: UserId,
): z.output<typeof panelView> {
  return {
    application_id: id,
    criteria: wanted.map((code) => ({ code, label: criteria[code], most: mostPoints })),
    least_scorers: least,
    score: scoreHalfPoints === null ? null : scoreHalfPoints / 2,
    scorers: scorers.map((scorer) => viewScorer(scorer, scoreHalfPoints !== null || scorer.userId === reader)),
  };
}

export function viewScoring(application: NamedApplication, { assignedAt, score }: Scorer) {
  return {
    application_id: application.id,
    ...viewAbout(application),
    assigned_at: assignedAt.toString(),
    scored_at: score?.scoredAt.toString() ?? null,
  };
}

function viewScorer({ userId, name, ofFunder, assignedAt, recusedAt, recusalReason, score }: Scorer, open: boolean) {
  return {
    person: { user_id: userId, name },
    of_funder: ofFunder,
    assigned_at: assignedAt.toString(),
    left: recusedAt && { at: recusedAt.toString(), reason: recusalReason ?? '' },
    scored_at: score?.scoredAt.toString() ?? null,
    score: open && score ? { points: [...score.points], total: totalOf(score.points), comment: score.comment } : null,
  };
}
