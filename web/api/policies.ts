import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { emergencyRequest, policyChangeRequest } from '../../src/policies/changes/policy-change.request.js';
import type {
  policyChangesView,
  policyChangeView,
  policyVotesView,
} from '../../src/policies/changes/policy-change.view.js';
import type { policyRequest } from '../../src/policies/policy.request.js';
import type { policiesView, previewView } from '../../src/policies/policy.view.js';
import { api, newKey } from './api.js';
import { pages } from './pages.js';

export type Policy = z.output<typeof policiesView>['items'][number];
export type PolicyName = Policy['name'];
export type Figures = Policy['value'];
export type NewPolicy = z.input<typeof policyRequest>;
export type NewChange = z.input<typeof policyChangeRequest>;
export type NewEmergency = z.input<typeof emergencyRequest>;
export type PolicyPreview = z.output<typeof previewView>;
export type Change = z.output<typeof policyChangeView>;
export type Votes = z.output<typeof policyVotesView>;

/** Of every figure all that was, is, and is to come, the latest first. */
export const policies = queryOptions({
  queryKey: ['policies'],
  queryFn: ({ signal }) => api.get<z.output<typeof policiesView>>('/policies', {}, signal),
});

export const changes = pages<z.output<typeof policyChangesView>>(['policies', 'changes'], '/policy-changes', {
  limit: 100,
});

/** How organisations voted, as far as one page goes. */
export function votesOn(changeId: string) {
  return queryOptions({
    queryKey: ['policies', 'changes', changeId, 'votes'],
    queryFn: ({ signal }) => api.get<Votes>(`/policy-changes/${changeId}/votes`, { limit: 100 }, signal),
  });
}

interface Proposed {
  readonly name: PolicyName;
  readonly value: Figures;
  readonly in_force_from: string;
}

/** What a figure would touch. Nothing is written. */
export function askForPreview(proposed: Proposed): Promise<PolicyPreview> {
  const asked = { ...proposed, decision: 'A preview' } as unknown as NewPolicy;
  return api.post<PolicyPreview>('/policies/previews', asked, newKey());
}

/** The same of what is before the members. */
export function effectsOf({ id, name, value, in_force_from }: Change) {
  return queryOptions({
    queryKey: ['policies', 'changes', id, 'effects'],
    queryFn: () => askForPreview({ name, value, in_force_from }),
    staleTime: 60_000,
  });
}

/** Figures that stewards record from a law or a publication; all others are the members' to vote on. */
const recorded: Readonly<Record<Exclude<PolicyName, NewChange['name']>, true>> = {
  'living-wage': true,
  'base-rate': true,
  vat: true,
  'subsidy-control': true,
  'payment-rails': true,
  invoices: true,
};

export function isMembersFigure(name: PolicyName): name is NewChange['name'] {
  return !(name in recorded);
}

/** Figures whose listings are reckoned by days have no end, so that they cannot be set for a while. */
export function mayBeSetForAWhile(name: PolicyName): name is NewEmergency['name'] {
  return isMembersFigure(name) && name !== 'free-introductions';
}
