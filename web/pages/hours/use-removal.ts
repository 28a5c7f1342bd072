import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.js';
import { type Diary, showDiary } from '../../api/diary.js';

/** Taking back what kept time closed, which leaves no session without open time. */
export function useRemoval(pathOf: (id: string) => string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete<Diary>(pathOf(id)),
    onSuccess: (changed) => showDiary(queries, changed),
  });
}
