import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { instantText } from '../../platform/http/parameters.js';
import { type PolicyName, policySchemas } from '../policy.js';
import { changeStates, isMembersFigure, votes } from './policy-change.js';

const names = (Object.keys(policySchemas) as PolicyName[]).filter(isMembersFigure);

/** How many free introductions there may be is reckoned for whole listings by the figures' days: these have no end. */
const inEmergency = names.filter((name) => name !== 'free-introductions');

const figure = {
  name: z.enum(names as [PolicyName, ...PolicyName[]]),
  value: z
    .record(z.string().max(60), z.union([z.number(), z.boolean(), z.string().max(500)]))
    .meta({ description: 'Of the shape that figures of this name have.' }),
  reason: z.string().trim().min(10).max(2000),
};

const organisation = { organisation_id: z.uuid().meta({ description: 'Which you are an admin of.' }) };

/** A value has the shape of its name. */
function shaped({ name, value }: { name: PolicyName; value: unknown }, context: z.RefinementCtx): void {
  for (const { path, message } of policySchemas[name].safeParse(value).error?.issues ?? [])
    context.addIssue({ code: 'custom', path: ['value', ...path], message });
}

export const policyChangeRequest = z
  .strictObject({
    ...figure,
    in_force_from: instantText.meta({ description: 'Later than now; not before the countdown ends in any case.' }),
    organisation_id: z
      .uuid()
      .optional()
      .meta({ description: 'Which you are an admin of; a steward leaves it out, and the vote opens at once.' }),
  })
  .superRefine(shaped)
  .meta({ id: 'NewPolicyChange' });
export type PolicyChangeRequest = z.output<typeof policyChangeRequest>;

export const emergencyRequest = z
  .strictObject({
    ...figure,
    name: z.enum(inEmergency as [PolicyName, ...PolicyName[]]),
    in_force_from: instantText.optional().meta({ description: 'Later than now; else at once.' }),
  })
  .superRefine(shaped)
  .meta({ id: 'EmergencyFigure' });
export type EmergencyRequest = z.output<typeof emergencyRequest>;

export const secondRequest = z.strictObject(organisation).meta({ id: 'Seconding' });
export type SecondRequest = z.output<typeof secondRequest>;

export const voteRequest = z.strictObject({ ...organisation, vote: z.enum(votes) }).meta({ id: 'NewPolicyVote' });
export type VoteRequest = z.output<typeof voteRequest>;

export const decisionRequest = z
  .strictObject({
    decision: z.string().trim().min(3).max(500).meta({ description: 'Where the members’ decision is written down.' }),
  })
  .meta({ id: 'PolicyDecision' });
export type DecisionRequest = z.output<typeof decisionRequest>;

export const listChangesRequest = z.strictObject({ state: z.enum(changeStates).optional(), ...pageRequest });
export type ListChangesRequest = z.output<typeof listChangesRequest>;

export const listVotesRequest = z.strictObject(pageRequest);
export type ListVotesRequest = z.output<typeof listVotesRequest>;
