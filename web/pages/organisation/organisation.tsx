import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { organisation as organisationQuery } from '../../api/organisations.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';
import './organisation.css';
import { Team } from './team.js';
import { Vouchers } from './vouchers.js';

/** An organisation as those see it who act for it: who they are, and what it has to book with. */
export default function Organisation() {
  const { t } = useTranslation('organisation');
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...organisationQuery(id), enabled: Boolean(me) });
  useTitle(data?.name ?? '…');
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="account" />;
  if (!data || !me) return <Waiting lines={8} />;
  const role = me.memberships.find(({ organisation_id }) => organisation_id === id)?.role;
  return (
    <Stack gap="xl">
      <div>
        <Title>{data.name}</Title>
        <Text c="dimmed">{t(`kinds.${data.kind}`)}</Text>
        {(role === 'finance' || role === 'admin') && (
          <Anchor component={Link} to={`/organisations/${id}/money`}>
            {t('toMoney')}
          </Anchor>
        )}
        {role === 'admin' && (
          <Anchor component={Link} to={`/organisations/${id}/webhooks`} display="block">
            {t('toWebhooks')}
          </Anchor>
        )}
      </div>
      {data.kind !== 'funder' && <Vouchers organisationId={id} />}
      <Team organisation={data} mine={me.user_id} isAdmin={role === 'admin'} />
    </Stack>
  );
}
