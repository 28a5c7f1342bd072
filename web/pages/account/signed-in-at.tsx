import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessions } from '../../api/account.js';
import { api } from '../../api/api.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

/** Everywhere that one is signed in, and the way out of each. */
export function SignedInAt() {
  const { t } = useTranslation('me');
  const locale = useLocale();
  const [zone] = useZone();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(sessions);
  const end = useMutation({
    mutationFn: (id: string | undefined) => api.delete(`/me/sessions${id === undefined ? '' : `/${id}`}`),
    onSettled: () => queries.invalidateQueries({ queryKey: sessions.queryKey }),
  });
  const others = data?.items.filter(({ current }) => !current) ?? [];
  return (
    <Stack gap="sm">
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={2} />}
      <ul className="plain own-things">
        {data?.items.map(({ id, current, user_agent: browser, last_used_at: used }) => (
          <li key={id}>
            <Group justify="space-between" gap="xs">
              <div>
                <Text fw={600}>{browser || t('sessions.unknown')}</Text>
                <Text size="sm" c="dimmed">
                  {t('sessions.last', { when: dayAndTime(zone, used, locale) })}
                </Text>
              </div>
              {current ? (
                <Badge color="leaf">{t('sessions.here')}</Badge>
              ) : (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={`${t('sessions.end')}: ${browser || t('sessions.unknown')}`}
                  onClick={() => end.mutate(id)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <Refused error={end.error} />
      <Group>
        {others.length > 0 && (
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate(undefined)}>
            {t('sessions.endOthers')}
          </Button>
        )}
        <Text role="status">{end.isSuccess && t('sessions.ended')}</Text>
      </Group>
    </Stack>
  );
}
