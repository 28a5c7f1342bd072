import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { slotsView } from '../../src/bookings/booking.view.js';
import type { directoryView } from '../../src/experts/directory/directory.view.js';
import type { expertView } from '../../src/experts/expert.view.js';
import { api } from './api.js';

export type DirectoryPage = z.output<typeof directoryView>;
export type ListedExpert = DirectoryPage['items'][number];
export type Expert = z.output<typeof expertView>;
export type Offer = Expert['offers'][number];
export type Slots = z.output<typeof slotsView>;
export type Slot = Slots['items'][number];

export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

export function directory(search: Search) {
  return infiniteQueryOptions({
    queryKey: ['experts', search],
    queryFn: ({ pageParam, signal }) => api.get<DirectoryPage>('/experts', { ...search, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function expert(id: string) {
  return queryOptions({
    queryKey: ['expert', id],
    queryFn: ({ signal }) => api.get<Expert>(`/experts/${id}`, {}, signal),
  });
}

export interface SlotsWanted {
  readonly expertId: string;
  readonly offerId: string;
  /** A booking of the reader's that is to move: its own time is not in its way. */
  readonly moving?: string;
}

/** All of a month, with a day before and after it, so that every zone has its first and last. */
export function slotsOfMonth({ expertId, offerId, moving }: SlotsWanted, month: string) {
  return queryOptions({
    queryKey: ['slots', expertId, offerId, month, moving],
    queryFn: ({ signal }) => slotsBetween({ expertId, offerId, ...(moving && { moving }) }, month, signal),
    staleTime: 30_000,
  });
}

async function slotsBetween(
  { expertId, offerId, moving }: SlotsWanted,
  month: string,
  signal: AbortSignal,
): Promise<Slot[]> {
  const first = new Date(`${month}-01T00:00:00Z`);
  const to = new Date(first);
  to.setUTCMonth(to.getUTCMonth() + 1);
  to.setUTCDate(to.getUTCDate() + 1);
  first.setUTCDate(first.getUTCDate() - 1);
  const found: Slot[] = [];
  let from: string | null = first.toISOString();
  while (from !== null) {
    const asked: Record<string, string | undefined> = { offer: offerId, from, to: to.toISOString(), moving };
    const page: Slots = await api.get<Slots>(`/experts/${expertId}/slots`, asked, signal);
    found.push(...page.items);
    from = page.next_from;
  }
  return found;
}

export type Taxonomy = Readonly<
  Record<
    'topics' | 'sectors' | 'stages' | 'legal_forms' | 'regions' | 'languages' | 'access',
    readonly { readonly code: string; readonly en: string; readonly cy: string }[]
  >
>;

export const taxonomy = queryOptions({
  queryKey: ['taxonomy'],
  queryFn: ({ signal }) => api.get<Taxonomy>('/taxonomy', {}, signal),
  staleTime: Infinity,
});
