import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { foundView } from '../../src/reports/search/search.view.js';
import { api } from './api.js';

export type Found = z.output<typeof foundView>['items'][number];

/** Anything by its words; nothing is asked before two letters are typed. */
export function everythingWith(words: string) {
  return queryOptions({
    queryKey: ['search', words],
    queryFn: ({ signal }) => api.get<z.output<typeof foundView>>('/search', { q: words }, signal),
    enabled: words.length >= 2,
    placeholderData: keepPreviousData,
  });
}
