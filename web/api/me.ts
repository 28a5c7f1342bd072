import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { meView, myOrganisationsView } from '../../src/accounts/account.view.js';
import { api, Refusal } from './api.js';
import { returnAfterSignIn } from './return-after-sign-in.js';
import { told } from './told.js';

export type Me = z.output<typeof meView>;
export type MyOrganisation = z.output<typeof myOrganisationsView>['items'][number];

/** Null where nobody is signed in. */
export const me = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    if (!told('has-session')) return null;
    try {
      return await api.get<Me>('/me', {}, signal);
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Undefined until it is known whether somebody is signed in. */
export function useMe(): Me | null | undefined {
  return useQuery(me).data;
}

export function useMyOrganisations() {
  const isSignedIn = Boolean(useMe());
  return useQuery({
    queryKey: ['organisations', 'mine'],
    queryFn: ({ signal }) => api.get<z.output<typeof myOrganisationsView>>('/organisations', {}, signal),
    enabled: isSignedIn,
  });
}

/** Signs out, and forgets all that was read. */
export async function signOut(): Promise<void> {
  await endSession();
  location.assign('/');
}

/** For what takes a sign-in of today; it leads back here. */
export async function signInAnew(): Promise<void> {
  returnAfterSignIn();
  await endSession();
  location.assign('/enter');
}

function endSession(): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch('/api/auth/sign-out', { method: 'POST', headers, body: '{}' });
}
