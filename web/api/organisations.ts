import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { createOrganisationRequest } from '../../src/accounts/account.request.js';
import type { organisationView, organisationWithMembersView } from '../../src/accounts/account.view.js';
import { api } from './api.js';

export type NewOrganisation = z.input<typeof createOrganisationRequest>;
export type Organisation = z.output<typeof organisationWithMembersView>;

export function foundOrganisation(founded: NewOrganisation, key: string) {
  return api.post<z.output<typeof organisationView>>('/organisations', founded, key);
}

export function organisation(id: string) {
  return queryOptions({
    queryKey: ['organisation', id],
    queryFn: ({ signal }) => api.get<Organisation>(`/organisations/${id}`, {}, signal),
  });
}
