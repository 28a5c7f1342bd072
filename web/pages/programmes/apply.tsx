import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Refusal } from '../../api/api.js';
import { applicationsOf } from '../../api/applications.js';
import { type MyOrganisation, useMe, useMyOrganisations } from '../../api/me.js';
import { foundOrganisation, type NewOrganisation } from '../../api/organisations.js';
import type { Programme } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInForm } from '../account/sign-in-form.js';
import { type ForWhom, isFound, newOrganisation, WhichOrganisation } from '../book/which-organisation.js';
import { ApplicationForm } from './application-form.js';
import { Begin } from './begin.js';

interface Props {
  readonly programme: Programme;
}

/** Who is signed in applies here for an organisation of theirs; what was begun goes on where it was left. */
export function Apply({ programme }: Props) {
  const { t } = useTranslation('programmes');
  const me = useMe();
  const mine = useMyOrganisations();
  if (me === null)
    return (
      <Stack maw="36rem">
        <Text>{t('apply.signIn')}</Text>
        <SignInForm />
      </Stack>
    );
  if (mine.error) return <Refused error={mine.error} retry={() => void mine.refetch()} />;
  if (!mine.data) return <Waiting />;
  const able = mine.data.items.filter(({ my_role, kind }) => my_role !== 'member' && kind !== 'funder');
  return <ForSomebody programme={programme} able={able} />;
}

function ForSomebody({ programme, able }: Props & { readonly able: readonly MyOrganisation[] }) {
  const { t } = useTranslation('programmes');
  const queries = useQueryClient();
  const [forWhom, choose] = useState<ForWhom>(able[0]?.id ?? newOrganisation);
  const found = useDeed(
    (founded: NewOrganisation, key) => foundOrganisation(founded, key),
    async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['me'] });
      await queries.invalidateQueries({ queryKey: ['organisations', 'mine'] });
      choose(id);
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isFound(forWhom)) found.mutate({ ...forWhom, name: forWhom.name.trim() });
  };
  const faults = found.error instanceof Refusal ? found.error.faults() : {};
  return (
    <Stack>
      <form onSubmit={submit}>
        <Stack maw="36rem" align="stretch">
          <WhichOrganisation bookable={able} forWhom={forWhom} onChange={choose} faults={faults} />
          {isFound(forWhom) && (
            <>
              <Refused error={found.error} atFields={['name']} />
              <Button type="submit" loading={found.isPending} style={{ alignSelf: 'flex-start' }}>
                {t('apply.goOn')}
              </Button>
            </>
          )}
        </Stack>
      </form>
      {!isFound(forWhom) && <ForOne key={forWhom} programme={programme} organisationId={forWhom} />}
    </Stack>
  );
}

const over = ['withdrawn', 'ineligible', 'rejected'];

function ForOne({ programme, organisationId }: Props & { readonly organisationId: string }) {
  const { t } = useTranslation('programmes');
  const { data, error, refetch } = useQuery(applicationsOf(organisationId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const standing = data.find((one) => one.programme.id === programme.id && !over.includes(one.state));
  if (standing?.state === 'started') return <ApplicationForm applicationId={standing.id} programme={programme} />;
  if (!standing) return <Begin programme={programme} organisationId={organisationId} />;
  return (
    <Text>
      {t('apply.standing', { state: t(`states.${standing.state}`) })}{' '}
      <Anchor component={Link} underline="always" to={`/applications/${standing.id}`}>
        {t('apply.see')}
      </Anchor>
    </Text>
  );
}
