import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { seriesRequest } from '../../src/bookings/series/series.request.js';
import type { seriesBookingsView, seriesPreviewView, seriesView } from '../../src/bookings/series/series.view.js';
import { api, newKey } from './api.js';
import { type Booking, type Cancel, readBookings } from './bookings.js';

export type SeriesWish = z.input<typeof seriesRequest>;
export type SeriesPreview = z.output<typeof seriesPreviewView>;
type SeriesBookings = z.output<typeof seriesBookingsView>;

/** What could be held now, what each costs, and what is free near those that could not. */
export function seriesPreview(wish: SeriesWish) {
  return queryOptions({
    queryKey: ['slots', 'series', wish],
    queryFn: () => api.post<SeriesPreview>('/bookings/series/preview', wish, newKey()),
    staleTime: 60_000,
  });
}

/** Holds all of it or nothing; what costs nothing is booked at once. */
export async function holdSeries(wish: SeriesWish, key: string): Promise<readonly Booking[]> {
  const { series_id: id, bookings } = await api.post<z.output<typeof seriesView>>('/bookings/series', wish, key);
  return bookings.some(({ price }) => price.minor > 0) ? bookings : confirmSeries(id, newKey());
}

export async function confirmSeries(id: string, key: string): Promise<readonly Booking[]> {
  return (await api.post<SeriesBookings>(`/bookings/series/${id}/confirmation`, {}, key)).bookings;
}

export async function cancelSeries(id: string, cancel: Cancel, key: string): Promise<readonly Booking[]> {
  return (await api.post<SeriesBookings>(`/bookings/series/${id}/cancellation`, cancel, key)).bookings;
}

const mostDays = 400; // twelve sessions, four weeks apart, and some that were moved

/** All of a booking's series, itself among them, by time; empty to whoever is not of its client. */
export function seriesOf({ series_id: id, start }: Pick<Booking, 'series_id' | 'start'>) {
  return queryOptions({
    queryKey: ['bookings', 'series', id],
    queryFn: async ({ signal }) => {
      const [from = '', to = ''] = [-mostDays, mostDays].map((days) =>
        new Date(Date.parse(start) + days * 86_400_000).toISOString(),
      );
      const found = await readBookings({ as: 'client', from, to }, signal);
      return found.filter((one) => id !== null && one.series_id === id);
    },
    enabled: id !== null,
  });
}
