import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { deliveries, type Endpoint, type EndpointChange, endpoints, type NewEndpoint } from '../../api/webhooks.js';
import { Refused } from '../../parts/refused.js';
import { useDay } from '../../parts/use-day.js';
import { Sure } from '../account/sure.js';
import { Deliveries } from './deliveries.js';
import { Secret } from './secret.js';

/** One endpoint: how it stands, and what can be done with it. */
export function OneEndpoint({ endpoint }: { readonly endpoint: Endpoint }) {
  const { t } = useTranslation('webhooks');
  const { id, url, description, state, event_types: types } = endpoint;
  const name = description === '' ? t('unnamed') : description;
  return (
    <li>
      <Stack gap="sm">
        <div>
          <Group gap="xs">
            <Text fw={600}>{name}</Text>
            <Badge variant="light" color={state === 'enabled' ? 'leaf' : 'brick'}>
              {t(`states.${state}`)}
            </Badge>
          </Group>
          <code className="endpoint-address">{url}</code>
          <Text size="sm">{types.length === 0 ? t('everything') : t('types', { count: types.length })}</Text>
        </div>
        <Health endpoint={endpoint} />
        <Deeds endpoint={endpoint} name={name} />
        <Deliveries endpointId={id} name={name} />
      </Stack>
    </li>
  );
}

function Health({ endpoint }: { readonly endpoint: Endpoint }) {
  const { t } = useTranslation('webhooks');
  const day = useDay();
  const { disabled_because: because, failing_since: failing, delivered_at: delivered, waiting } = endpoint;
  return (
    <Text size="sm" component="div">
      {because && <p className="line">{t(`because.${because}`)}</p>}
      {failing && !because && <p className="line">{t('failingSince', { day: day(failing) })}</p>}
      <p className="line">{delivered ? t('deliveredAt', { day: day(delivered) }) : t('neverDelivered')}</p>
      {waiting > 0 && <p className="line">{t('waiting', { count: waiting })}</p>}
      {endpoint.previous_secret_until && (
        <p className="line">{t('bothSign', { day: day(endpoint.previous_secret_until) })}</p>
      )}
    </Text>
  );
}

function Deeds({ endpoint, name }: { readonly endpoint: Endpoint; readonly name: string }) {
  const { t } = useTranslation('webhooks');
  const { id, state } = endpoint;
  const queries = useQueryClient();
  const path = `/webhook-endpoints/${id}`;
  const renew = async () => {
    await queries.invalidateQueries({ queryKey: endpoints(endpoint.organisation_id ?? undefined).queryKey });
    await queries.invalidateQueries({ queryKey: deliveries(id).queryKey });
  };
  const change = useMutation({ mutationFn: (to: EndpointChange) => api.patch(path, to), onSettled: renew });
  const test = useDeed((_: null, key) => api.post<undefined>(`${path}/test`, undefined, key), renew);
  const rotate = useDeed((_: null, key) => api.post<NewEndpoint>(`${path}/secret`, undefined, key), renew);
  const remove = useMutation({ mutationFn: () => api.delete(path), onSettled: renew });
  const next = state === 'enabled' ? 'paused' : 'enabled';
  const words = t(state === 'enabled' ? 'pause' : 'enable');
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-md"
          loading={change.isPending}
          aria-label={`${words}: ${name}`}
          onClick={() => change.mutate({ state: next })}
        >
          {words}
        </Button>
        {state === 'enabled' && (
          <Button
            variant="default"
            size="compact-md"
            loading={test.isPending}
            aria-label={`${t('test')}: ${name}`}
            onClick={() => test.mutate(null)}
          >
            {t('test')}
          </Button>
        )}
        <Sure words={t('rotate')} of={name} isPending={rotate.isPending} onSure={() => rotate.mutate(null)} />
        <Sure words={t('remove')} of={name} isPending={remove.isPending} onSure={() => remove.mutate()} />
      </Group>
      {test.isSuccess && <Text role="status">{t('testSent')}</Text>}
      {rotate.data && <Secret name={name} secret={rotate.data.secret} onKept={() => rotate.reset()} />}
      <Refused error={change.error ?? test.error ?? rotate.error ?? remove.error} />
    </Stack>
  );
}
