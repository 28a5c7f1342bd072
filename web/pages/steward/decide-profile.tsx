import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Expert } from '../../api/experts.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** Live, or back to its adviser with what is to change. */
export function DecideProfile({ expert: { id, name } }: { readonly expert: Expert }) {
  const { t } = useTranslation('cases');
  const queries = useQueryClient();
  const [reasons, write, forget] = useDraft(`return.${id}`, '');
  const [isReturning, setReturning] = useState(reasons !== '');
  const decide = useStewardDeed(
    (decision: 'approved' | 'returned', key) =>
      api.post<Expert>(`/experts/${id}/verification`, { decision, ...(decision === 'returned' && { reasons }) }, key),
    (changed) => {
      forget();
      queries.setQueryData(['expert', id], changed);
    },
  );
  const fault = decide.error instanceof Refusal ? decide.error.faults().reasons : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    decide.mutate('returned');
  };
  return (
    <Stack gap="sm" maw="36rem">
      <Title order={4}>{t('verification.yourWord')}</Title>
      {isReturning ? (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <Textarea
              label={t('verification.whatToChange')}
              description={t('verification.theyRead')}
              autoFocus
              required
              minLength={3}
              maxLength={2000}
              rows={4}
              value={reasons}
              onChange={(event) => write(event.currentTarget.value)}
              error={fault}
            />
            <Refused error={decide.error} atFields={['reasons']} />
            <Group gap="sm">
              <Button type="submit" loading={decide.isPending}>
                {t('verification.return')}
              </Button>
              <Button variant="default" onClick={() => setReturning(false)}>
                {t('cancel', { ns: 'common' })}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Group gap="sm">
          <Sure
            label={t('verification.approve')}
            sure={t('verification.approveSure')}
            onSure={() => decide.mutate('approved')}
            isPending={decide.isPending}
            error={decide.error}
            of={name}
          >
            <Text>{t('verification.approveMeans', { name })}</Text>
          </Sure>
          <Button variant="default" onClick={() => setReturning(true)} aria-label={`${t('verification.ask')}: ${name}`}>
            {t('verification.ask')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
