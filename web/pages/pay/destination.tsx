import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/api.js';
import { type Destination, destination as destinationQuery, type Onboarding } from '../../api/pay.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { Account } from './account.js';
import { ChooseDestination } from './choose-destination.js';

/** Where they are paid, what the bank said of the name, and what is to be done about it. */
export function DestinationPart({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('pay');
  const { data, error, refetch } = useQuery(destinationQuery(expertId));
  const [isChoosing, setChoosing] = useState(false);
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  const isOpen = isChoosing || data === null || data.next === 'correct';
  return (
    <Stack component="section" gap="md" aria-labelledby="destination">
      <Title order={2} id="destination">
        {t('to.where')}
      </Title>
      {data ? <Standing expertId={expertId} destination={data} /> : <Text>{t('to.none')}</Text>}
      {isOpen ? (
        <ChooseDestination
          expertId={expertId}
          current={data}
          onDone={() => setChoosing(false)}
          {...(isChoosing && { onLeave: () => setChoosing(false) })}
        />
      ) : (
        <Group>
          <Button variant="default" onClick={() => setChoosing(true)}>
            {t('to.change')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Standing({ expertId, destination }: { readonly expertId: string; readonly destination: Destination }) {
  const { t } = useTranslation('pay');
  const { next, state, name_check: check, name_at_bank: known, broken_because: broken } = destination;
  return (
    <Stack gap="xs" align="flex-start">
      <Text fw={600}>
        <Account destination={destination} />
      </Text>
      <Text role="status">{state === 'ready' ? t('to.ready') : t(`to.next.${next}`)}</Text>
      {broken && <Text>{t(`to.broken.${broken}`)}</Text>}
      {check && <Text>{t(`checks.${check}`, { name: known ?? '' })}</Text>}
      {next === 'confirm' && <Confirm expertId={expertId} destination={destination} />}
      {next === 'onboard' && <Onboard />}
    </Stack>
  );
}

/** Their own word that an account is theirs, where the bank could not give it. */
function Confirm({ expertId, destination }: { readonly expertId: string; readonly destination: Destination }) {
  const { t } = useTranslation('pay');
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: () =>
      api.post<Destination>(`/experts/${expertId}/payout-destination/confirmation`, { id: destination.id }, newKey()),
    onSuccess: (confirmed) => queries.setQueryData(destinationQuery(expertId).queryKey, confirmed),
  });
  return (
    <>
      <Refused error={confirm.error} />
      <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
        {t('to.confirm')}
      </Button>
    </>
  );
}

/** To the provider's own page, which works once. */
function Onboard() {
  const { t } = useTranslation('pay');
  const open = useMutation({
    mutationFn: () => api.post<Onboarding>('/me/payout-account/onboarding', {}, newKey()),
    onSuccess: ({ url }) => location.assign(url),
  });
  return (
    <>
      <Refused error={open.error} />
      <Button loading={open.isPending} onClick={() => open.mutate()}>
        {t('to.onboard')}
      </Button>
    </>
  );
}
