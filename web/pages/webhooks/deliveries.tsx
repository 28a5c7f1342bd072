import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { deliveries, type Delivery } from '../../api/webhooks.js';
import { Refused } from '../../parts/refused.js';
import { useDay } from '../../parts/use-day.js';
import { Waiting } from '../../parts/waiting.js';

interface Props {
  readonly endpointId: string;
  readonly name: string;
}

/** What an endpoint was told lately, on request; each can be sent again. */
export function Deliveries({ endpointId, name }: Props) {
  const { t } = useTranslation('webhooks');
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={`${t('deliveries.show')}: ${name}`}>{t('deliveries.title')}</summary>
      {isOpen && <Known endpointId={endpointId} />}
    </details>
  );
}

function Known({ endpointId }: Pick<Props, 'endpointId'>) {
  const { t } = useTranslation('webhooks');
  const { data, error, refetch } = useQuery({ ...deliveries(endpointId), refetchInterval: 5000 });
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={3} />;
  if (data.items.length === 0) return <Text mt="xs">{t('deliveries.none')}</Text>;
  return (
    <ul className="plain deliveries">
      {data.items.map((delivery) => (
        <One key={delivery.id} endpointId={endpointId} delivery={delivery} />
      ))}
    </ul>
  );
}

function One({ endpointId, delivery }: Pick<Props, 'endpointId'> & { readonly delivery: Delivery }) {
  const { t } = useTranslation('webhooks');
  const day = useDay();
  const queries = useQueryClient();
  const again = useDeed(
    (id: string, key) =>
      api.post<Delivery>(`/webhook-endpoints/${endpointId}/deliveries/${id}/redelivery`, undefined, key),
    () => queries.invalidateQueries({ queryKey: deliveries(endpointId).queryKey }),
  );
  const { type, told_at: at, state, status, failure } = delivery;
  const facts = [
    t(`deliveries.${state}`),
    ...(failure ? [t(`failures.${failure}`)] : []),
    ...(status === null ? [] : [t('deliveries.answered', { status })]),
  ];
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Stack gap={2}>
          <code>{type}</code>
          <Text size="sm">
            {day(at)}; {facts.join('; ')}
          </Text>
        </Stack>
        <Button
          variant="default"
          size="compact-md"
          loading={again.isPending}
          aria-label={t('deliveries.againOf', { type, day: day(at) })}
          onClick={() => again.mutate(delivery.id)}
        >
          {t('deliveries.again')}
        </Button>
      </Group>
      <Refused error={again.error} />
    </li>
  );
}
