import { Checkbox } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QuestionSettings as Settings } from '../../../src/conversations/questions/question.view.js';
import { api } from '../../api/api.js';
import { Refused } from '../../parts/refused.js';

function settingsOf(expertId: string) {
  return queryOptions({
    queryKey: ['expert', expertId, 'question-settings'],
    queryFn: ({ signal }) => api.get<Settings>(`/experts/${expertId}/question-settings`, {}, signal),
  });
}

/** Whether an adviser takes questions at all. */
export function QuestionSettings({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('talk');
  const queries = useQueryClient();
  const { data } = useQuery(settingsOf(expertId));
  const change = useMutation({
    mutationFn: (open: boolean) => api.put<Settings>(`/experts/${expertId}/question-settings`, { open }),
    onSuccess: (now) => queries.setQueryData(settingsOf(expertId).queryKey, now),
  });
  if (!data) return null;
  return (
    <div>
      <Checkbox
        label={t('questions.take')}
        description={t('questions.takeHint')}
        checked={change.isPending ? change.variables : data.open}
        onChange={({ currentTarget }) => change.mutate(currentTarget.checked)}
      />
      <Refused error={change.error} />
    </div>
  );
}
