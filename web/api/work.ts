import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { answerRequestRequest, cancelBookingRequest } from '../../src/bookings/booking.request.js';
import type { bookingsView, bookingView } from '../../src/bookings/booking.view.js';
import type { deliveryRequest } from '../../src/bookings/delivery/delivery.request.js';
import type { deliveryView, notesView } from '../../src/bookings/delivery/delivery.view.js';
import type { meetingView } from '../../src/bookings/meeting/meeting.view.js';
import type { noShowView } from '../../src/bookings/no-shows/no-show.view.js';
import type { bookingQuoteView, cancellationPreviewView } from '../../src/bookings/quotes/booking-quote.view.js';
import type { ownExpertView } from '../../src/experts/expert.view.js';
import { api, Refusal } from './api.js';
import type { Expert } from './experts.js';
import { useMe } from './me.js';

export type Session = z.output<typeof bookingView>;
export type Delivery = z.output<typeof deliveryView>;
export type DeliveryWritten = z.input<typeof deliveryRequest>;
export type Answer = z.input<typeof answerRequestRequest>;
export type CallingOff = z.input<typeof cancelBookingRequest>;
export type NoShow = z.output<typeof noShowView>;
export type SessionQuote = z.output<typeof bookingQuoteView>;
export type CancellationPreview = z.output<typeof cancellationPreviewView>;
export type Meeting = z.output<typeof meetingView>;

/** Null for whoever is no adviser. */
export const myExpert = queryOptions({
  queryKey: ['me', 'expert'],
  queryFn: async ({ signal }): Promise<Expert | null> =>
    (await api.get<z.output<typeof ownExpertView>>('/me/expert', {}, signal)).expert,
  staleTime: 60_000,
});

export function useMyExpert() {
  const isSignedIn = Boolean(useMe());
  return useQuery({ ...myExpert, enabled: isSignedIn });
}

/** So many pages of a hundred as a working week can fill many times over. */
const mostPages = 5;

/** Every session of mine that starts from then on, by start. */
export function sessionsFrom(from: string) {
  return queryOptions({
    queryKey: ['bookings', 'adviser', from],
    queryFn: async ({ signal }): Promise<readonly Session[]> => {
      const found: Session[] = [];
      let cursor: string | null | undefined;
      for (let page = 0; page < mostPages && cursor !== null; page++) {
        const asked: Record<string, string | undefined> = { as: 'adviser', from, limit: '100', cursor };
        const answer: z.output<typeof bookingsView> = await api.get('/bookings', asked, signal);
        found.push(...answer.items);
        cursor = answer.next_cursor;
      }
      return found;
    },
  });
}

export function session(id: string) {
  return queryOptions({
    queryKey: ['booking', id],
    queryFn: ({ signal }) => api.get<Session>(`/bookings/${id}`, {}, signal),
  });
}

/** Null where nothing is recorded yet. */
export function deliveryOf(id: string) {
  return queryOptions({
    queryKey: ['booking', id, 'delivery'],
    queryFn: ({ signal }) => orNull(api.get<Delivery>(`/bookings/${id}/delivery`, {}, signal)),
  });
}

export function notesOf(id: string) {
  return queryOptions({
    queryKey: ['booking', id, 'notes'],
    queryFn: async ({ signal }) =>
      (await orNull(api.get<z.output<typeof notesView>>(`/bookings/${id}/delivery/notes`, {}, signal)))
        ?.private_notes ?? '',
  });
}

export function noShowOf(id: string) {
  return queryOptions({
    queryKey: ['booking', id, 'no-show'],
    queryFn: ({ signal }) => orNull(api.get<NoShow>(`/bookings/${id}/no-show`, {}, signal)),
  });
}

export function quoteOf(id: string) {
  return queryOptions({
    queryKey: ['booking', id, 'quote'],
    queryFn: ({ signal }) => orNull(api.get<SessionQuote>(`/bookings/${id}/quote`, {}, signal)),
  });
}

/** Null before the session is confirmed. */
export function meetingOf(id: string) {
  return queryOptions({
    queryKey: ['meeting', id],
    queryFn: ({ signal }) => orNull(api.get<Meeting>(`/bookings/${id}/meeting`, {}, signal)),
  });
}

export function cancellationOf(id: string) {
  return queryOptions({
    queryKey: ['cancellation-preview', id, 'adviser'],
    queryFn: ({ signal }) => api.get<CancellationPreview>(`/bookings/${id}/cancellation-preview`, {}, signal),
    staleTime: 0,
  });
}

/** What is not there, or not yet, is null; what cannot be read is still an error. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal && (error.status === 404 || error.code === 'booking-state')) return null;
    throw error;
  }
}
