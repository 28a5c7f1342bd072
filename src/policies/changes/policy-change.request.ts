import { z } from 'zod';
import { pageRequest } from '../../platform/http/cursor.js';
import { instantText } from '../../platform/http/parameters.js';
import { type PolicyName, policySchemas } from '../policy.js';
import { changeStates, isMembersFigure, type MembersFigure, votes } from './policy-change.js';

const names = (Object.keys(policySchemas) as PolicyName[]).filter(isMembersFigure);

/** How many free introductions there may be is reckoned for whole listings by the figures' days: these have no end. */
const inEmergency = names.filter((name) => name !== 'free-introductions');

const reason = z.string().trim().min(10).max(2000);
const organisation = { organisation_id: z.uuid().meta({ description: 'Which you are an admin of.' }) };

/** One shape a name, so that a value has that of its name. */
function figuresOf<Shape extends z.core.$ZodShape>(of: readonly MembersFigure[], shape: Shape) {
  const [first, ...rest] = of.map((name) =>
    z.strictObject({ name: z.literal(name), value: policySchemas[name], ...shape }),
  );
  if (!first) throw new Error('There is no figure of the members.');
  return z.discriminatedUnion('name', [first, ...rest]);
}

export const policyChangeRequest = figuresOf(names, {
  reason,
  in_force_from: instantText.meta({ description: 'Later than now; not before the countdown ends in any case.' }),
  organisation_id: z
    .uuid()
    .optional()
    .meta({ description: 'Which you are an admin of; a steward leaves it out, and the vote opens at once.' }),
}).meta({ id: 'NewPolicyChange' });
export type PolicyChangeRequest = z.output<typeof policyChangeRequest>;

export const emergencyRequest = figuresOf(inEmergency, {
  reason,
  in_force_from: instantText.optional().meta({ description: 'Later than now; else at once.' }),
}).meta({ id: 'EmergencyFigure' });
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
