import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { makeCalendarLinkRequest } from '../../src/calendar/feeds/calendar-link.request.js';
import type { calendarLinksView, newCalendarLinkView } from '../../src/calendar/feeds/calendar-link.view.js';
import { api } from './api.js';

export type CalendarLink = z.output<typeof calendarLinksView>['items'][number];
export type NewCalendarLink = z.output<typeof newCalendarLinkView>;
export type CalendarLinkWanted = z.input<typeof makeCalendarLinkRequest>;

export const calendarLinks = queryOptions({
  queryKey: ['me', '/calendar-links'],
  queryFn: ({ signal }) => api.get<z.output<typeof calendarLinksView>>('/me/calendar-links', {}, signal),
});

/** An address that calendar programs open, as they know it. */
export function toSubscribe(address: string): string {
  return address.replace(/^https?:/, 'webcal:');
}

/** Of all group sessions of an offer. */
export function offerCalendar(offerId: string, language: string): string {
  return toSubscribe(`${location.origin}/calendars/offers/${offerId}.ics?language=${language}`);
}
