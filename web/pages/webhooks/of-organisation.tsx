import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { organisation } from '../../api/organisations.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { Endpoints } from './endpoints.js';

/** Where an organisation has its own systems told what happens. For its admins. */
export default function WebhooksOfOrganisation() {
  const { t } = useTranslation('webhooks');
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...organisation(id), enabled: Boolean(me) });
  useTitle(t('title'));
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="account" />;
  return (
    <Stack gap="xl">
      <div>
        <Title>{t('title')}</Title>
        {data && (
          <Anchor component={Link} to={`/organisations/${id}`}>
            {data.name}
          </Anchor>
        )}
      </div>
      <Text maw="44rem">{t('leadOfOrganisation')}</Text>
      {me ? <Endpoints organisationId={id} /> : <Waiting lines={6} />}
    </Stack>
  );
}
