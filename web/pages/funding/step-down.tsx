import { Button, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, Refusal } from '../../api/api.js';
import type { Application } from '../../api/applications.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

interface Props {
  readonly application: Application;
  readonly userId: string;
}

/** Leaving a panel before one has scored, because one is too close to who applied, or has no time. */
export function StepDown({ application: { id }, userId }: Props) {
  const { t } = useTranslation('scoring');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const leave = useDeed(
    (said: string, key) => api.post(`/applications/${id}/scorers/${userId}/recusal`, { reason: said }, key),
    async () => {
      await navigate('/funding');
      queries.removeQueries({ queryKey: ['application', id] });
      await queries.invalidateQueries({ queryKey: ['me', 'scoring'] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    leave.mutate(reason.trim());
  };
  return (
    <details>
      <summary>{t('stepDown.title')}</summary>
      <form onSubmit={submit}>
        <Stack gap="sm" mt="sm" maw="36rem">
          <TextInput
            label={t('stepDown.why')}
            description={t('stepDown.means')}
            required
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={leave.error instanceof Refusal && leave.error.faults().reason}
          />
          <Refused error={leave.error} atFields={['reason']} />
          <Button type="submit" variant="default" loading={leave.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('stepDown.do')}
          </Button>
        </Stack>
      </form>
    </details>
  );
}
