import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { z } from 'zod';
import type { unsubscriptionView } from '../../../src/accounts/notifications/unsubscription.view.js';
import { api, Refusal } from '../../api/api.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';

type Unsubscription = z.output<typeof unsubscriptionView>;

/** Where the end of a letter leads. It asks first, because mail scanners open every link, and can be taken back. */
export default function Unsubscribe() {
  const { t } = useTranslation('arrive');
  const [address] = useSearchParams();
  const token = address.get('token') ?? '';
  useTitle(t('unsubscribe.title'));
  return (
    <Stack maw="36rem" align="flex-start">
      <Title>{t('unsubscribe.title')}</Title>
      {token === '' ? <Text>{t('unsubscribe.noToken')}</Text> : <Choice token={token} />}
      <Anchor component={Link} to="/me#letters">
        {t('unsubscribe.all')}
      </Anchor>
    </Stack>
  );
}

function Choice({ token }: { readonly token: string }) {
  const { t } = useTranslation('arrive');
  const queries = useQueryClient();
  const path = `/unsubscriptions/${encodeURIComponent(token)}`;
  const standing = queryOptions({
    queryKey: ['unsubscription', token],
    queryFn: ({ signal }) => api.get<Unsubscription>(path, {}, signal),
    retry: false,
  });
  const { data, error, refetch } = useQuery(standing);
  const [wasDaily, setWasDaily] = useState(false);
  const choose = useMutation({
    mutationFn: (wanted: { readonly refused: boolean; readonly daily: boolean }) =>
      api.put<Unsubscription>(path, wanted),
    onSuccess: (chosen) => queries.setQueryData(standing.queryKey, chosen),
  });
  const turn = ({ refused, daily }: Unsubscription) => {
    if (!refused) setWasDaily(daily);
    choose.mutate({ refused: !refused, daily: refused && wasDaily });
  };
  if (error instanceof Refusal && error.status < 500) return <Text>{t('unsubscribe.noToken')}</Text>;
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={2} />;
  const said = data.refused ? 'refused' : 'ask';
  return (
    <>
      <Text role="status">
        {data.news === 'digest'
          ? t(`unsubscribe.digest.${said}`)
          : t(`unsubscribe.${said}`, { about: t(`unsubscribe.news.${data.news}`) })}
      </Text>
      <Refused error={choose.error} />
      <Button loading={choose.isPending} onClick={() => turn(data)}>
        {t(data.refused ? 'unsubscribe.undo' : 'unsubscribe.refuse')}
      </Button>
    </>
  );
}
