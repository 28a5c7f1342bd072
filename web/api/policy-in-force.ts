import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { policyRequest } from '../../src/policies/policy.request.js';
import type { policiesView } from '../../src/policies/policy.view.js';
import { api } from './api.js';

type Policies = z.output<typeof policiesView>;
type Recorded = z.output<typeof policyRequest>;
type Figures = { readonly [One in Recorded as One['name']]: One['value'] };

/** What the members decided, by its name, as it is in force; null where it could not be read. */
export function usePolicyInForce<Name extends keyof Figures>(name: Name): Figures[Name] | null | undefined {
  const { data, isError } = useQuery({
    queryKey: ['policies', 'in force'],
    queryFn: ({ signal }) => api.get<Policies>('/policies', {}, signal),
    staleTime: 60_000,
  });
  if (isError) return null;
  const found = data?.items.find((policy) => policy.name === name && policy.standing === 'in force');
  return found?.value as Figures[Name] | undefined;
}
