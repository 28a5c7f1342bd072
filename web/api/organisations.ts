import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { createOrganisationRequest } from '../../src/accounts/account.request.js';
import type { organisationView, organisationWithMembersView } from '../../src/accounts/account.view.js';
import type { inviteRequest } from '../../src/accounts/invitations/invitation.request.js';
import type { invitationsView } from '../../src/accounts/invitations/invitation.view.js';
import type { creditView } from '../../src/bookings/debts/credit.view.js';
import type { debtsView } from '../../src/bookings/debts/debts.view.js';
import type { paymentsView, paymentView } from '../../src/payments/payment.view.js';
import { api } from './api.js';

export type NewOrganisation = z.input<typeof createOrganisationRequest>;
export type Organisation = z.output<typeof organisationWithMembersView>;
export type Invite = z.input<typeof inviteRequest>;
export type Debts = z.output<typeof debtsView>;
export type Credit = z.output<typeof creditView>;
export type Payment = z.output<typeof paymentView>;

export function foundOrganisation(founded: NewOrganisation, key: string) {
  return api.post<z.output<typeof organisationView>>('/organisations', founded, key);
}

/** What there is below an organisation is kept beside it. */
function below<Answer>(id: string, path: string) {
  return queryOptions({
    queryKey: ['organisation', id, path],
    queryFn: ({ signal }) => api.get<Answer>(`/organisations/${id}${path}`, {}, signal),
  });
}

export const organisation = (id: string) => below<Organisation>(id, '');
export const invitations = (id: string) => below<z.output<typeof invitationsView>>(id, '/invitations');
export const debts = (id: string) => below<Debts>(id, '/debts');
export const credit = (id: string) => below<Credit>(id, '/credit');
export const payments = (id: string) => below<z.output<typeof paymentsView>>(id, '/payments');
