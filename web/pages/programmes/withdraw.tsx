import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type Application, application as applicationQuery } from '../../api/applications.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

const open: readonly Application['state'][] = ['started', 'submitted', 'diagnosed', 'scored', 'wait-listed'];

/** Taking an application back, asked twice because it cannot be undone. */
export function Withdraw({ application: { id, state, organisation } }: { readonly application: Application }) {
  const { t } = useTranslation('programmes');
  const queries = useQueryClient();
  const [isAsked, ask] = useState(false);
  const withdraw = useDeed(
    (_: string, key) => api.post<Application>(`/applications/${id}/withdrawal`, {}, key),
    async (withdrawn) => {
      queries.setQueryData(applicationQuery(id).queryKey, withdrawn);
      await queries.invalidateQueries({ queryKey: ['organisation', organisation.id] });
    },
  );
  if (!open.includes(state)) return null;
  if (!isAsked)
    return (
      <Button variant="default" onClick={() => ask(true)} style={{ alignSelf: 'flex-start' }}>
        {t('withdraw.ask')}
      </Button>
    );
  return (
    <Stack gap="xs" role="group" aria-label={t('withdraw.ask')}>
      <Text>{t('withdraw.means')}</Text>
      <Refused error={withdraw.error} />
      <Group>
        <Button color="brick" loading={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
          {t('withdraw.do')}
        </Button>
        <Button variant="default" autoFocus onClick={() => ask(false)}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </Group>
    </Stack>
  );
}
