import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { orphansView } from '../../src/bookings/groups/group-session.view.js';
import type { previewRequest } from '../../src/bookings/diary-change.request.js';
import type { diaryView } from '../../src/diary/diary.view.js';
import type { limitsRequest } from '../../src/diary/diary.request.js';
import { api, newKey, withQuery } from './api.js';

export type Diary = z.output<typeof diaryView>;
export type Hours = Diary['overrides'][number]['windows'][number];
export type Orphans = z.output<typeof orphansView>;
export type Limits = z.input<typeof limitsRequest>;

/** What can leave sessions outside open time, as the preview takes it. */
export type DiaryChange = z.input<typeof previewRequest>;

/** What becomes of such sessions. */
export interface OrphanTerms {
  readonly orphans?: 'keep' | 'cancel';
  readonly note?: string;
}

export function diary(expertId: string) {
  return queryOptions({
    queryKey: ['diary', expertId],
    queryFn: ({ signal }) => api.get<Diary>(`/experts/${expertId}/diary`, {}, signal),
  });
}

/** Which sessions a change would put outside open time; nothing is changed. */
export function previewOf(expertId: string, change: DiaryChange): Promise<Orphans> {
  return api.post<Orphans>(`/experts/${expertId}/diary/previews`, change, newKey());
}

export function applyChange(expertId: string, change: DiaryChange, terms: OrphanTerms, key: string): Promise<Diary> {
  const at = `/experts/${expertId}/diary`;
  switch (change.kind) {
    case 'weekly_hours':
      return api.put(`${at}/hours`, { zone: change.zone, weekly: change.weekly, ...terms });
    case 'override':
      return api.put(`${at}/overrides/${change.date}`, { windows: change.windows, ...terms });
    case 'override_removal':
      return api.delete(withQuery(`${at}/overrides/${change.date}`, { ...terms }));
    case 'time_off':
      return api.post(`${at}/time-off`, { start: change.start, end: change.end, reason: change.reason, ...terms }, key);
    case 'travel': {
      const { zone, first_date, last_date } = change;
      return api.post(`${at}/travels`, { zone, first_date, last_date, ...terms }, key);
    }
    case 'travel_removal':
      return api.delete(withQuery(`${at}/travels/${change.id}`, { ...terms }));
  }
}

/** A changed diary is shown at once; what is free, and what is booked, is read anew. */
export async function showDiary(queries: QueryClient, changed: Diary): Promise<void> {
  queries.setQueryData(diary(changed.expert_id).queryKey, changed);
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['bookings'] }),
    queries.invalidateQueries({ queryKey: ['slots'] }),
  ]);
}
