import { z } from 'zod';
import { moneyView } from '../platform/http/money.js';
import { instantView } from '../platform/http/parameters.js';
import type { Policy, PolicyName } from './policy.js';
import { policySchemas } from './policy.js';
import { ratesLifted } from './policy-previews.js';
import type { PolicyPreview } from './record-policy.action.js';

const names = Object.keys(policySchemas) as [PolicyName, ...PolicyName[]];

const figures = z.record(z.string(), z.union([z.number(), z.boolean(), z.string()]));

export const policyView = z
  .object({
    id: z.uuid(),
    name: z.enum(names),
    value: figures,
    in_force_from: instantView,
    ends_at: instantView
      .nullable()
      .meta({ description: 'Of a figure set in an emergency: the one before it is in force again then.' }),
    decision: z.string(),
    standing: z.enum(['past', 'in force', 'to come']),
  })
  .meta({ id: 'Policy' });

export const policiesView = z.object({ items: z.array(policyView) }).meta({ id: 'Policies' });

export const previewView = z
  .object({
    in_force_now: figures.nullable(),
    touched: z.array(
      z.object({
        ...{ what: z.literal('adviser'), id: z.uuid(), name: z.string() },
        effect: z.string().meta({ description: 'What follows, as a sentence; the rest says the same in facts.' }),
        code: z.literal('rates-lifted'),
        from: instantView,
        rates: z.array(z.object({ of: z.enum(ratesLifted), now: moneyView, then: moneyView })),
      }),
    ),
    touched_in_all: z.int(),
  })
  .meta({ id: 'PolicyPreview' });

/** Of each name the latest that has begun is in force; they come from the latest on. */
export function viewPolicies(policies: readonly Policy[], now: Temporal.Instant): z.output<typeof policiesView> {
  const inForce = new Map<PolicyName, string>();
  for (const policy of policies) {
    if (!inForce.has(policy.name) && hasBegun(policy, now) && !hasEnded(policy, now))
      inForce.set(policy.name, policy.id);
  }
  return { items: policies.map((policy) => viewPolicy(policy, inForce.get(policy.name), now)) };
}

export function viewPreview({ current, touched }: PolicyPreview, most: number): z.output<typeof previewView> {
  const shown = touched.slice(0, most).map(({ from, rates, ...one }) => ({
    ...{ ...one, from: from.toString() },
    rates: [...rates],
  }));
  return { in_force_now: current, touched: shown, touched_in_all: touched.length };
}

function viewPolicy(policy: Policy, inForce: string | undefined, now: Temporal.Instant): z.output<typeof policyView> {
  const standing = policy.id === inForce ? 'in force' : hasBegun(policy, now) ? 'past' : 'to come';
  return {
    id: policy.id,
    name: policy.name,
    value: policy.value,
    in_force_from: policy.inForceFrom.toString(),
    ends_at: policy.endsAt?.toString() ?? null,
    decision: policy.decision,
    standing,
  };
}

function hasBegun(policy: Policy, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(policy.inForceFrom, now) <= 0;
}

function hasEnded({ endsAt }: Policy, now: Temporal.Instant): boolean {
  return endsAt !== null && Temporal.Instant.compare(endsAt, now) <= 0;
}
