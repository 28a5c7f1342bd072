import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Application, application as applicationQuery } from '../../api/applications.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useZone } from '../../parts/use-zone.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

/** Asking, once and in time, that a rejection be looked at again by somebody else; and what came of it. */
export function Appeal({ application }: { readonly application: Application }) {
  const { t } = useTranslation('programmes');
  const locale = useLocale();
  const [zone] = useZone();
  const { appeal, appeal_until: until } = application;
  return (
    <Stack component="section" gap="sm" aria-labelledby="appeal">
      <Title order={2} id="appeal">
        {t('appeal.title')}
      </Title>
      {appeal && (
        <>
          <Text className="prose">{appeal.statement}</Text>
          <Text fw={600}>{t(`appeal.${appeal.decision ?? 'open'}`)}</Text>
          {appeal.reason && <Text className="prose">{appeal.reason}</Text>}
        </>
      )}
      {!appeal && until && (
        <>
          <Text>{t('appeal.until', { day: date(dayIn(zone, until), locale) })}</Text>
          <Form id={application.id} />
        </>
      )}
    </Stack>
  );
}

function Form({ id }: { readonly id: string }) {
  const { t } = useTranslation('programmes');
  const queries = useQueryClient();
  const [statement, write, forget] = useDraft(`appeal.${id}`, '');
  const appeal = useDeed(
    (said: string, key) => api.post<Application>(`/applications/${id}/appeal`, { statement: said }, key),
    (appealed) => {
      forget();
      queries.setQueryData(applicationQuery(id).queryKey, appealed);
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    appeal.mutate(statement.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack align="stretch">
        <Textarea
          label={t('appeal.why')}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={statement}
          onChange={({ currentTarget }) => write(currentTarget.value)}
          error={appeal.error instanceof Refusal && appeal.error.faults().statement}
        />
        <Refused error={appeal.error} atFields={['statement']} />
        <Button type="submit" loading={appeal.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('appeal.send')}
        </Button>
      </Stack>
    </form>
  );
}
