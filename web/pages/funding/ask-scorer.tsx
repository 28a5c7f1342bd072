import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type Application, type Panel, panel as panelQuery } from '../../api/applications.js';
import { useMe, useMyOrganisations } from '../../api/me.js';
import { organisation as organisationQuery } from '../../api/organisations.js';
import type { Programme } from '../../api/programmes.js';
import { Refused } from '../../parts/refused.js';

interface Props {
  readonly application: Application;
  readonly programme: Programme;
  readonly panel: Panel;
}

/** A steward asks somebody to score: of the funder, of the steward's own organisations, or themselves. */
export function AskScorer({ application: { id }, programme, panel }: Props) {
  const { t } = useTranslation('scoring');
  const queries = useQueryClient();
  const people = usePeople(programme).filter(
    ({ id: person }) => !panel.scorers.some((scorer) => scorer.person.user_id === person),
  );
  const [chosen, choose] = useState('');
  const ask = useMutation({
    mutationFn: (person: string) => api.put<Panel>(`/applications/${id}/scorers/${person}`, undefined),
    onSuccess: (asked) => {
      choose('');
      queries.setQueryData(panelQuery(id).queryKey, asked);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    ask.mutate(chosen);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Title order={3}>{t('ask.title')}</Title>
        <Text size="sm">{t('ask.lead')}</Text>
        <Group align="flex-end">
          <NativeSelect
            label={t('ask.who')}
            required
            value={chosen}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
            data={[
              { value: '', label: t('ask.choose') },
              ...people.map(({ id: value, words: label }) => ({ value, label })),
            ]}
          />
          <Button type="submit" variant="default" loading={ask.isPending}>
            {t('ask.do')}
          </Button>
        </Group>
        <Refused error={ask.error} />
      </Stack>
    </form>
  );
}

interface Asked {
  readonly id: string;
  readonly words: string;
}

/** Whom a steward can name: who belongs to the funder, and to the organisations that the steward belongs to. */
function usePeople(programme: Programme): readonly Asked[] {
  const { t } = useTranslation('scoring');
  const me = useMe();
  const mine = (useMyOrganisations().data?.items ?? []).map(({ id }) => id);
  const organisations = useQueries({
    queries: [...new Set([programme.funder.id, ...mine])].map((id) => organisationQuery(id)),
  });
  const people = organisations.flatMap(({ data }) =>
    (data?.members ?? []).map(({ user_id: id, name, email }) => ({ id, words: `${name || email}, ${data?.name}` })),
  );
  const all = [...(me ? [{ id: me.user_id, words: t('ask.me', { name: me.name }) }] : []), ...people];
  return all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
}
