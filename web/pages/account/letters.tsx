import { NativeSelect, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { letterPreferences, type LetterPreferences } from '../../api/account.js';
import { api } from '../../api/api.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { LetterHours } from './letter-hours.js';

const kinds = ['bookings', 'messages', 'reminders', 'money', 'account', 'members'] as const;
const ways = ['atOnce', 'daily', 'notGathered', 'never'] as const;
type Way = (typeof ways)[number];

const choices = {
  atOnce: { email: true, daily: false },
  daily: { email: true, daily: true },
  notGathered: { email: false, daily: true }, // who refused the letter of a day
  never: { email: false, daily: false },
} as const satisfies Record<Way, object>;

function wayOf({ email, daily }: { readonly email: boolean; readonly daily: boolean }): Way {
  if (!email) return daily ? 'notGathered' : 'never';
  return daily ? 'daily' : 'atOnce';
}

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
  const [changed, setChanged] = useState<(typeof kinds)[number] | 'hours'>();
  const said = (what: typeof changed) =>
    choose.isSuccess &&
    changed === what && (
      <Text size="sm" aria-hidden>
        {common('saved')}
      </Text>
    );
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={3} />;
  return (
    <Stack gap="sm" maw="36rem">
      {kinds.map((kind) => (
        <div key={kind}>
          <NativeSelect
            label={t(`letters.${kind}`)}
            description={t(`letters.mean.${kind}`)}
            value={wayOf(data[kind])}
            data={ways
              .filter((way) => !choices[way].daily || kind !== 'reminders') // these are worth nothing late
              .map((way) => ({ value: way, label: t(`letters.ways.${way}`) }))}
            onChange={({ currentTarget }) => {
              setChanged(kind);
              choose.mutate({ ...data, [kind]: choices[currentTarget.value as Way] });
            }}
          />
          {said(kind)}
        </div>
      ))}
      <LetterHours
        key={JSON.stringify([data.quiet_hours, data.digest_at])}
        hours={data}
        keep={(hours) => {
          setChanged('hours');
          choose.mutate({ ...data, ...hours });
        }}
      />
      {said('hours')}
      <Refused error={choose.error} />
      <VisuallyHidden role="status">{choose.isSuccess && common('saved')}</VisuallyHidden>
    </Stack>
  );
}
