import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { policySchemas, type PolicyName } from '../policy.js';
import { changeStates, votes } from './policy-change.js';
import type { CountedChange } from './policy-change.table.js';

const figures = z.record(z.string(), z.union([z.number(), z.boolean(), z.string()]));

const organisation = z.object({ id: z.uuid(), name: z.string() }).nullable();

export const policyChangeView = z
  .object({
    id: z.uuid(),
    name: z.enum(Object.keys(policySchemas) as [PolicyName, ...PolicyName[]]),
    value: figures,
    reason: z.string(),
    in_force_from: instantView.meta({ description: 'As proposed; in force when the countdown ends if that is later.' }),
    state: z.enum(changeStates),
    proposed_by: organisation.meta({ description: 'Null of what a steward put to the vote.' }),
    seconded_by: organisation,
    proposed_at: instantView,
    opened_at: instantView.nullable(),
    closes_at: instantView.meta({ description: 'When the vote ends; before it, by when it is to be seconded.' }),
    quorum: z.int().nullable().meta({ description: 'How many organisations must vote.' }),
    votes: z.object({ for: z.int(), against: z.int(), abstain: z.int() }),
    countdown_ends_at: instantView.nullable(),
    decided_at: instantView.nullable(),
    policy_id: z.uuid().nullable().meta({ description: 'The figure that it became.' }),
  })
  .meta({ id: 'PolicyChange' });

export const policyChangesView = z
  .object({ items: z.array(policyChangeView), next_cursor: z.string().nullable() })
  .meta({ id: 'PolicyChanges' });

export const policyVotesView = z
  .object({
    items: z.array(
      z.object({ organisation_id: z.uuid(), name: z.string(), vote: z.enum(votes), cast_at: instantView }),
    ),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'PolicyVotes' });

export function viewChange({ change, tally, proposer, seconder }: CountedChange): z.output<typeof policyChangeView> {
  const { id, name, value, reason, state, quorum, policyId } = change;
  const at = (instant: Temporal.Instant | null) => instant?.toString() ?? null;
  return {
    ...{ id, name, value, reason, state, quorum, policy_id: policyId, votes: tally },
    ...{ proposed_by: proposer, seconded_by: seconder },
    ...{ in_force_from: change.inForceFrom.toString(), proposed_at: change.proposedAt.toString() },
    ...{ opened_at: at(change.openedAt), closes_at: change.closesAt.toString() },
    ...{ countdown_ends_at: at(change.countdownEndsAt), decided_at: at(change.decidedAt) },
  };
}
