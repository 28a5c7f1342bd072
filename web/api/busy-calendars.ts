import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  changeBusyCalendarRequest,
  connectBusyCalendarRequest,
} from '../../src/calendar/busy/busy-calendar.request.js';
import type { BusyCalendarPreview, BusyCalendarView } from '../../src/calendar/busy/busy-calendar.view.js';
import { api, newKey } from './api.js';
import { diary } from './diary.js';

export type BusyCalendar = BusyCalendarView;
export type BusyPreview = BusyCalendarPreview;
export type Connection = z.input<typeof connectBusyCalendarRequest>;
export type CalendarChange = z.input<typeof changeBusyCalendarRequest>;

export function busyCalendars(expertId: string) {
  return queryOptions({
    queryKey: ['busy-calendars', expertId],
    queryFn: ({ signal }) => api.get<{ readonly items: BusyCalendar[] }>(`/experts/${expertId}/calendars`, {}, signal),
  });
}

/** What a calendar would take, or why it cannot be read; nothing is kept. */
export function previewOf(expertId: string, address: string): Promise<BusyPreview> {
  return api.post<BusyPreview>(`/experts/${expertId}/calendars/previews`, { address }, newKey());
}

export function connect(expertId: string, wanted: Connection): Promise<BusyCalendar> {
  return api.post<BusyCalendar>(`/experts/${expertId}/calendars`, wanted, newKey());
}

/** Something done about a calendar; what it has taken, and what is free, is read anew. */
export function useCalendarDeed<Given, Answer>(expertId: string, doIt: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: doIt,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: busyCalendars(expertId).queryKey }),
        queries.invalidateQueries({ queryKey: diary(expertId).queryKey }),
        queries.invalidateQueries({ queryKey: ['slots'] }),
      ]),
  });
}
