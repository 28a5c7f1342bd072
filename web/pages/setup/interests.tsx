import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/api.js';
import { type Interest, myInterests } from '../../api/setup.js';
import { Refused } from '../../parts/refused.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { DeclareInterest } from './declare-interest.js';

/** What they have a stake in: ended when it is over, and never deleted. */
export function Interests() {
  const { t } = useTranslation('setup');
  const { data, error, refetch } = useQuery(myInterests);
  const standing = data?.filter(({ until }) => until === null) ?? [];
  return (
    <Stack>
      <Refused error={error} retry={() => void refetch()} />
      {data && standing.length === 0 && <Text c="dimmed">{t('interests.none')}</Text>}
      <Stack component="ul" className="plain" gap="sm">
        {standing.map((interest) => (
          <One key={interest.id} interest={interest} />
        ))}
      </Stack>
      <DeclareInterest />
    </Stack>
  );
}

function One({ interest: { id, organisation, nature, since } }: { readonly interest: Interest }) {
  const { t } = useTranslation('setup');
  const locale = useLocale();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => api.post<Interest>(`/me/interests/${id}/end`, {}, newKey()),
    onSuccess: () => queries.invalidateQueries({ queryKey: myInterests.queryKey }),
  });
  return (
    <li>
      <Group justify="space-between">
        <Text>
          {organisation.name}: {t(`natures.${nature}`)}, {t('interests.since', { day: date(since, locale) })}
        </Text>
        <Button
          variant="default"
          size="compact-md"
          loading={end.isPending}
          onClick={() => end.mutate()}
          aria-label={`${t('interests.end')}: ${organisation.name}`}
        >
          {t('interests.end')}
        </Button>
      </Group>
      <Refused error={end.error} />
    </li>
  );
}
