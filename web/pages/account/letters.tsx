import { Checkbox, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { letterPreferences, type LetterPreferences } from '../../api/account.js';
import { api } from '../../api/api.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';

const kinds = ['bookings', 'reminders', 'account'] as const;

/** Chosen at once; where it could not be kept, it is shown as it was. */
export function Letters() {
  const { t } = useTranslation('me');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(letterPreferences);
  const show = (shown: LetterPreferences) => queries.setQueryData(letterPreferences.queryKey, shown);
  const choose = useMutation({
    mutationFn: (chosen: LetterPreferences) => api.put<LetterPreferences>('/me/notification-preferences', chosen),
    onMutate: (chosen) => {
      const before = data;
      show(chosen);
      void queries.cancelQueries(letterPreferences); // what is on its way is of before
      return before;
    },
    onSuccess: show,
    onError: (_error, _chosen, before) => before && show(before),
  });
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={3} />;
  return (
    <Stack gap="sm">
      {kinds.map((kind) => (
        <Checkbox
          key={kind}
          label={t(`letters.${kind}`)}
          description={t(`letters.mean.${kind}`)}
          checked={data[kind].email}
          onChange={({ currentTarget }) => choose.mutate({ ...data, [kind]: { email: currentTarget.checked } })}
        />
      ))}
      <Refused error={choose.error} />
      <Text role="status">{choose.isSuccess && common('saved')}</Text>
    </Stack>
  );
}
