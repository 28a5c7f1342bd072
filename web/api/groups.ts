import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  callOffRequest,
  scheduleGroupSessionRequest,
  takeSeatRequest,
} from '../../src/bookings/groups/group-session.request.js';
import type {
  attendeesView,
  foundGroupSessionsView,
  groupSessionsView,
  groupSessionView,
} from '../../src/bookings/groups/group-session.view.js';
import type { joinWaitingListRequest } from '../../src/bookings/waiting/waiting-list.request.js';
import type { waitingEntriesView, waitingEntryView } from '../../src/bookings/waiting/waiting-list.view.js';
import { api } from './api.js';

export type GroupSession = z.output<typeof groupSessionView>;
export type TakeSeat = z.input<typeof takeSeatRequest>;
export type Schedule = z.input<typeof scheduleGroupSessionRequest>;
export type CallOff = z.input<typeof callOffRequest>;
export type WaitingEntry = z.output<typeof waitingEntryView>;
export type Wait = z.input<typeof joinWaitingListRequest>;

type Page = z.output<typeof foundGroupSessionsView>;

export function groupSessions(topic: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['group-sessions', { topic }],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>('/group-sessions', { topic, limit: 20, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}

export function groupSession(id: string) {
  return queryOptions({
    queryKey: ['group-sessions', id],
    queryFn: ({ signal }) => api.get<GroupSession>(`/group-sessions/${id}`, {}, signal),
  });
}

export function attendees(id: string) {
  return queryOptions({
    queryKey: ['group-sessions', id, 'attendees'],
    queryFn: ({ signal }) => api.get<z.output<typeof attendeesView>>(`/group-sessions/${id}/attendees`, {}, signal),
  });
}

export function groupSessionsOf(expertId: string) {
  return queryOptions({
    queryKey: ['group-sessions', 'of', expertId],
    queryFn: ({ signal }) =>
      api.get<z.output<typeof groupSessionsView>>(`/experts/${expertId}/group-sessions`, {}, signal),
  });
}

export const waitingList = queryOptions({
  queryKey: ['waiting-list'],
  queryFn: ({ signal }) => api.get<z.output<typeof waitingEntriesView>>('/waiting-list', {}, signal),
});
