import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { myLettersView } from '../../src/accounts/notifications/letters.view.js';
import type { needsView } from '../../src/reports/needs/needs.view.js';
import { api, newKey } from './api.js';

export type MyLetters = z.output<typeof myLettersView>;
export type ToldOf = MyLetters['items'][number];
export type Need = z.output<typeof needsView>['items'][number];

/** What waits for the reader, looked at again while they are here. */
export const needs = queryOptions({
  queryKey: ['me', '/needs'],
  queryFn: ({ signal }) => api.get<z.output<typeof needsView>>('/me/needs', {}, signal),
  refetchInterval: 60_000,
});

/** What they were told lately, newest first. */
export const told = infiniteQueryOptions({
  queryKey: ['me', '/letters'],
  queryFn: ({ pageParam, signal }) => api.get<MyLetters>('/me/letters', { limit: 30, cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
});

/** That all up to then was seen. */
export function markSeen(until: string): Promise<void> {
  return api.post('/me/letters/read', { until }, newKey());
}

/** Letters lead to some things by the address that programs ask at: here is where people find them. */
const pages: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/v1\/vouchers\/([\w-]+)$/, '/vouchers/$1'],
  [/^\/api\/v1\/group-sessions\/([\w-]+)$/, '/groups/$1'],
  [/^\/api\/v1\/polic(?:ies|y-changes).*$/, '/policies'],
  [/^\/api\/v1\/experts\/[\w-]+\/payout-destination$/, '/advising/pay/to'],
  [/^\/api\/v1\/(?:experts|payouts)\/.*$/, '/advising/pay'],
  [/^(\/(?!api\/)[^/\\\s][^\\\s]*)$/, '$1'], // two slashes, or a backslash, would lead to another site
];

/** The page of what was told, where there is one. */
export function pageOf({ path }: ToldOf): string | null {
  const found = path === null ? undefined : pages.find(([pattern]) => pattern.test(path));
  return path !== null && found ? path.replace(found[0], found[1]) : null;
}
