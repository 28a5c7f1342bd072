import { Alert, Button, List, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import {
  type Application,
  applicationsOf,
  type ApplicationStarted,
  enterprise as enterpriseQuery,
  type Enterprise,
} from '../../api/applications.js';
import { useMe } from '../../api/me.js';
import type { Programme } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { ChoosePackage } from './choose-package.js';
import { Facts, factsTyped, factsWritten } from './facts.js';

interface Props {
  readonly programme: Programme;
  readonly organisationId: string;
}

/** Before the questions: what the organisation is, by which the programme knows at once whether it may apply. */
export function Begin(props: Props) {
  const { data, error, refetch } = useQuery(enterpriseQuery(props.organisationId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return <Form {...props} known={data} />;
}

interface Begun {
  readonly facts: ReturnType<typeof factsWritten> | null;
  readonly asked: ApplicationStarted;
}

function Form({ programme, organisationId, known }: Props & { readonly known: Enterprise }) {
  const { t } = useTranslation('programmes');
  const queries = useQueryClient();
  const me = useMe();
  const role = me?.memberships.find(({ organisation_id }) => organisation_id === organisationId)?.role;
  const maySay = role === 'booker' || role === 'admin';
  const [facts, setFacts] = useState(() => factsTyped(known));
  const [packageId, choose] = useState(programme.packages[0]?.id ?? '');
  const begin = useDeed(
    async ({ facts: said, asked }: Begun, key) => {
      if (said) await api.put(`/organisations/${organisationId}/enterprise`, said);
      return api.post<Application>(`/organisations/${organisationId}/applications`, asked, key);
    },
    async () => {
      await queries.invalidateQueries({ queryKey: enterpriseQuery(organisationId).queryKey });
      await queries.invalidateQueries({ queryKey: applicationsOf(organisationId).queryKey });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    begin.mutate({
      facts: maySay ? factsWritten(facts, known) : null,
      asked: { programme_id: programme.id, package_id: packageId },
    });
  };
  const faults = begin.error instanceof Refusal ? begin.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={3}>{t('facts.title')}</Title>
        <Text>{maySay ? t('facts.why') : t('facts.notYours')}</Text>
        {maySay && <Facts typed={facts} rules={programme.eligibility} faults={faults} onChange={setFacts} />}
        <ChoosePackage packages={programme.packages} value={packageId} onChange={choose} />
        {begin.data?.state === 'ineligible' && <Unmet application={begin.data} />}
        <Refused error={begin.error} atFields={['region', 'stage', 'people', 'legal_form', 'sectors']} />
        <Button type="submit" size="md" loading={begin.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('apply.begin')}
        </Button>
        <Text size="sm">{t('apply.nothingSent')}</Text>
      </Stack>
    </form>
  );
}

/** Why an organisation cannot apply; what it said wrongly it can mend and try again. */
export function Unmet({ application: { unmet } }: { readonly application: Pick<Application, 'unmet'> }) {
  const { t } = useTranslation('programmes');
  const say = useBilingual();
  return (
    <Alert color="brick" role="alert" title={t('unmet.title')}>
      <List>
        {unmet.map(({ rule, label }) => (
          <List.Item key={rule}>{say(label)}</List.Item>
        ))}
      </List>
      <Text mt="xs">{t('unmet.after')}</Text>
    </Alert>
  );
}
