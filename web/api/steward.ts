import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { auditView } from '../../src/accounts/audit/audit.view.js';
import type { interestsView } from '../../src/accounts/interests/interest.view.js';
import type { complaintsView } from '../../src/accounts/complaints/complaint.view.js';
import type { objectionView } from '../../src/bookings/delivery/delivery.view.js';
import type { disputeSummaryView, settlersView } from '../../src/bookings/disputes/dispute.view.js';
import type { noShowView } from '../../src/bookings/no-shows/no-show.view.js';
import type { claimedCredentialsView, credentialView } from '../../src/experts/credentials/credential.view.js';
import type { coopMembershipsView } from '../../src/experts/memberships/coop-membership.view.js';
import type { verificationsView } from '../../src/experts/verification/verification.view.js';
import { api } from './api.js';
import { pages } from './pages.js';

export type Submitted = z.output<typeof verificationsView>['items'][number];
export type Claimed = z.output<typeof credentialView>;
export type DisputeSummary = z.output<typeof disputeSummaryView>;
export type Settler = z.output<typeof settlersView>['items'][number];
export type Objection = z.output<typeof objectionView>;
export type NoShow = z.output<typeof noShowView>;
export type Complaint = z.output<typeof complaintsView>['items'][number];
export type AuditEntry = z.output<typeof auditView>['items'][number];

export interface SessionMatters {
  readonly objections: readonly { readonly booking_id: string; readonly objection: Objection }[];
  readonly no_shows: readonly NoShow[];
  readonly unrecorded: readonly {
    readonly booking_id: string;
    readonly expert_id: string;
    readonly expert_name: string;
    readonly organisation_id: string;
    readonly organisation_name: string;
    readonly ended_at: string;
  }[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

/** Whatever stewards work through lies below one key: after a deed all of it is read again. */
export const stewardKey = ['steward'] as const;

export const submitted = pages<z.output<typeof verificationsView>>([...stewardKey, 'verifications'], '/verifications');
export const claimed = pages<z.output<typeof claimedCredentialsView>>([...stewardKey, 'credentials'], '/credentials');
export const disputesGoingOn = pages<Page<DisputeSummary>>([...stewardKey, 'disputes'], '/disputes');

export const complaints = pages<z.output<typeof complaintsView>>([...stewardKey, 'complaints'], '/complaints');

export const matters = queryOptions({
  queryKey: [...stewardKey, 'matters'],
  queryFn: ({ signal }) => api.get<SessionMatters>('/session-matters', {}, signal),
});

export function coopMemberships(expertId: string) {
  return queryOptions({
    queryKey: ['expert', expertId, 'coop-memberships'],
    queryFn: ({ signal }) =>
      api.get<z.output<typeof coopMembershipsView>>(`/experts/${expertId}/coop-memberships`, {}, signal),
  });
}

export function interestsOf(expertId: string) {
  return queryOptions({
    queryKey: ['expert', expertId, 'interests'],
    queryFn: ({ signal }) => api.get<z.output<typeof interestsView>>(`/experts/${expertId}/interests`, {}, signal),
  });
}

/** Members whose name has these words. */
export function settlers(words: string) {
  return queryOptions({
    queryKey: [...stewardKey, 'settlers', words],
    queryFn: ({ signal }) => api.get<z.output<typeof settlersView>>('/disputes/settlers', { words }, signal),
    staleTime: 60_000,
  });
}

export interface AuditFilter {
  readonly deed?: string;
  readonly person?: string;
  readonly organisation?: string;
}

export function audit(filter: AuditFilter) {
  return pages<z.output<typeof auditView>>([...stewardKey, 'audit'], '/audit', { ...filter, limit: 50 });
}
