import { z } from 'zod';
import { poundsOf } from '../../platform/http/money.js';
import { dateText } from '../../platform/http/parameters.js';
import { contributionDecisions } from './contribution.js';

export const contributionRequest = z
  .strictObject({
    what: z.string().trim().min(3).max(500),
    given_on: dateText,
    minutes: z.int().min(1).max(600_000).optional().meta({ description: 'Of work, where it was that.' }),
    value: poundsOf({ least: 1, most: 10_000_000 }).meta({ description: 'Its gross cash equivalent.' }),
    evidence: z.string().trim().min(3).max(2000).meta({ description: 'How the funder can see that it was given.' }),
  })
  .meta({ id: 'NewContribution' });
export type ContributionRequest = z.output<typeof contributionRequest>;

export const contributionDecisionRequest = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal(contributionDecisions[0]), reason: z.string().trim().max(500).optional() }),
    z.strictObject({ decision: z.literal(contributionDecisions[1]), reason: z.string().trim().min(3).max(500) }),
  ])
  .meta({ id: 'DecideContribution' });
export type ContributionDecisionRequest = z.output<typeof contributionDecisionRequest>;
