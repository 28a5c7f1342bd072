import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { LockedReport } from '../../api/reports.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

interface Said {
  readonly version: number;
  readonly reason: string;
}

/** A locked report that was wrong is told anew beside the one before, with what changed and why. */
export function Restate({ locked: { id, programme_id, versions } }: { readonly locked: LockedReport }) {
  const { t } = useTranslation('reports');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const restate = useDeed(
    (said: Said, key) => api.post<LockedReport>(`/programmes/${programme_id}/reports/${id}/restatements`, said, key),
    async () => {
      setReason('');
      await queries.invalidateQueries({ queryKey: ['programme', programme_id] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    restate.mutate({ version: versions[0]?.version ?? 1, reason: reason.trim() });
  };
  return (
    <details>
      <summary>{t('restate.title')}</summary>
      <form onSubmit={submit}>
        <Stack gap="sm" mt="sm" maw="36rem">
          <Text>{t('restate.means')}</Text>
          <TextInput
            label={t('restate.reason')}
            required
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={restate.error instanceof Refusal && restate.error.faults().reason}
          />
          <Refused error={restate.error} atFields={['reason']} />
          <Button type="submit" variant="default" loading={restate.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('restate.do')}
          </Button>
        </Stack>
      </form>
    </details>
  );
}
