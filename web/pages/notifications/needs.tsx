import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { needs, type Need } from '../../api/notifications.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

const addresses: Readonly<Record<Need['kind'], string>> = {
  'answer-request': '/advising/sessions',
  record: '/advising/sessions',
  confirm: '/book',
  accept: '/bookings',
  'accept-voucher': '/vouchers',
  score: '/funding/applications',
};

export function Needs() {
  const { t } = useTranslation('notifications');
  const { data, error, refetch } = useQuery(needs);
  return (
    <Stack component="section" gap="sm" aria-labelledby="needs">
      <Title order={2} id="needs">
        {t('needs.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && (
        <Group gap="xs" wrap="nowrap">
          <IconCheck size={22} aria-hidden />
          <Text>{t('needs.nothing')}</Text>
        </Group>
      )}
      {data?.items.map((need) => (
        <One key={need.kind + need.id} need={need} />
      ))}
    </Stack>
  );
}

function One({ need: { kind, id, title, about, by } }: { readonly need: Need }) {
  const { t } = useTranslation('notifications');
  const say = useBilingual();
  const locale = useLocale();
  const [zone] = useZone();
  return (
    <Paper withBorder p="md" component="article">
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <Title order={3} size="h4">
            {t(`kinds.${kind}`, { about })}
          </Title>
          <Text size="sm">{say(title)}</Text>
          {by && (
            <Text size="sm" fw={600} c="var(--barefoot-attention)">
              {t(kind === 'accept' ? 'needs.byItself' : 'needs.by', { when: dayAndTime(zone, by, locale) })}
            </Text>
          )}
        </Stack>
        <Button component={Link} to={`${addresses[kind]}/${id}`} aria-label={`${t(`go.${kind}`)}: ${about}`}>
          {t(`go.${kind}`)}
        </Button>
      </Group>
    </Paper>
  );
}
