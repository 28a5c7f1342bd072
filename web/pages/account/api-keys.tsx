import { Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ApiKey, apiKeys } from '../../api/account.js';
import { api } from '../../api/api.js';
import { Refused } from '../../parts/refused.js';
import { useDay } from '../../parts/use-day.js';
import { Waiting } from '../../parts/waiting.js';
import { MakeApiKey } from './make-api-key.js';
import { Sure } from './sure.js';

export function ApiKeys() {
  const { data, error, refetch } = useQuery(apiKeys);
  return (
    <Stack>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={2} />}
      <ul className="plain own-things">
        {data?.items.map((key) => (
          <One key={key.id} apiKey={key} />
        ))}
      </ul>
      <MakeApiKey />
    </Stack>
  );
}

function One({
  apiKey: { id, name, prefix, scopes, expires_at: ends, last_used_at: used },
}: {
  readonly apiKey: ApiKey;
}) {
  const { t } = useTranslation('me');
  const day = useDay();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.delete(`/me/api-keys/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: apiKeys.queryKey }),
  });
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>
            {name} <code>{prefix}…</code>
          </Text>
          <Text size="sm" c="dimmed">
            {scopes.map((scope) => t(`keys.scopes.${scope}`)).join(', ')}
            {'; '}
            {ends ? t('keys.until', { day: day(ends) }) : t('keys.forever')}
            {'; '}
            {used ? t('lastUsed', { day: day(used) }) : t('neverUsed')}
          </Text>
        </div>
        <Sure words={t('keys.revoke')} of={name} isPending={revoke.isPending} onSure={() => revoke.mutate()} />
      </Group>
      <Refused error={revoke.error} />
    </li>
  );
}
