import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Expert } from '../../api/experts.js';
import type { SessionsAhead } from '../../api/setup.js';
import { myExpert } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';

/** Not being found for a while, and back; first is asked what becomes of the sessions that are booked. */
export function Pause({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('setup');
  const queries = useQueryClient();
  const [ahead, setAhead] = useState<number>();
  const [fate, setFate] = useState<'keep' | 'cancel'>('keep');
  const path = `/experts/${expert.id}`;
  const change = useMutation({
    mutationFn: (sessions?: 'keep' | 'cancel') =>
      api.put<Expert>(`${path}/state`, {
        state: expert.state === 'live' ? 'paused' : 'live',
        ...(sessions && { sessions }),
      }),
    onSuccess: async (changed) => {
      setAhead(undefined);
      queries.setQueryData(myExpert.queryKey, changed);
      await queries.invalidateQueries({ queryKey: ['bookings'] });
    },
  });
  const look = useMutation({
    mutationFn: () => api.get<SessionsAhead>(`${path}/pause-preview`),
    onSuccess: ({ items, group_sessions: groups }) => setAhead(items.length + groups.length),
  });
  if (expert.state === 'paused')
    return (
      <Stack align="flex-start">
        <Refused error={change.error} />
        <Button loading={change.isPending} onClick={() => change.mutate(undefined)}>
          {t('pause.back')}
        </Button>
      </Stack>
    );
  return (
    <Stack align="flex-start">
      <Refused error={look.error ?? change.error} />
      {ahead === undefined ? (
        <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>
          {t('pause.begin')}
        </Button>
      ) : (
        <>
          <Text role="status">{t('pause.ahead', { count: ahead })}</Text>
          {ahead > 0 && (
            <Radio.Group label={t('pause.what')} value={fate} onChange={setFate}>
              <Stack gap={6} mt={6}>
                <Radio value="keep" label={t('pause.keep')} />
                <Radio value="cancel" label={t('pause.cancel')} />
              </Stack>
            </Radio.Group>
          )}
          <Group gap="sm">
            <Button
              loading={change.isPending}
              color={ahead > 0 && fate === 'cancel' ? 'brick.6' : 'teal'}
              onClick={() => change.mutate(ahead > 0 ? fate : undefined)}
            >
              {t('pause.now')}
            </Button>
            <Button variant="default" onClick={() => setAhead(undefined)}>
              {t('cancel', { ns: 'common' })}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
