import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './api.js';

type Query = Parameters<typeof api.get>[1];

/** A list of the service, page after page: what it holds is `data.pages.flatMap(({ items }) => items)`. */
export function pages<Page extends { readonly next_cursor: string | null }>(
  key: readonly unknown[],
  path: string,
  query: Query = {},
) {
  return infiniteQueryOptions({
    queryKey: [...key, 'pages', query],
    queryFn: ({ pageParam, signal }) => api.get<Page>(path, { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
}
