import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type Problem, problems } from '../../api/treasury.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { More } from './more.js';
import { Part } from './part.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** News of payments that was tried again and again and could not be handled: it waits for a steward. */
export function Problems() {
  const { t } = useTranslation('treasury');
  const list = useInfiniteQuery(problems);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [redriven, setRedriven] = useState(0);
  return (
    <Part title={t('problems.title')} lead={t('problems.lead')} of={list}>
      <Text role="status">{redriven > 0 ? t('problems.redriven', { count: redriven }) : ''}</Text>
      {all.length === 0 && <Text>{t('problems.none')}</Text>}
      <Stack component="ul" className="plain" gap="md">
        {all.map((one) => (
          <li key={one.id} className="item">
            <One problem={one} onDone={() => setRedriven((count) => count + 1)} />
          </li>
        ))}
      </Stack>
      <More {...list} />
    </Part>
  );
}

function One({ problem, onDone }: { readonly problem: Problem; readonly onDone: () => void }) {
  const { t } = useTranslation('treasury');
  const locale = useLocale();
  const [zone] = useZone();
  const { id, source, provider, kind, subject, payment_id, tries, failure, parked_at } = problem;
  const redrive = useStewardDeed((_: undefined, key) => api.post(`/payment-problems/${id}/redrive`, {}, key), onDone);
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text fw={600}>{kind}</Text>
        <Badge variant="light">{t(`providers.${provider}`)}</Badge>
        <Badge variant="light" color="gray">
          {t(`problems.sources.${source}`)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {t('problems.parked', { count: tries, when: dayAndTime(zone, parked_at, locale) })}
      </Text>
      <Text className="code">{failure}</Text>
      <Text size="sm">
        {subject && (
          <>
            {t('problems.subject')} <span className="code">{subject}</span>{' '}
          </>
        )}
        {payment_id && (
          <Anchor href={`/api/v1/payments/${payment_id}`} size="sm">
            {t('problems.payment')}
          </Anchor>
        )}
      </Text>
      <Sure
        label={t('problems.redrive')}
        sure={t('problems.redriveSure')}
        onSure={() => redrive.mutate(undefined)}
        isPending={redrive.isPending}
        error={redrive.error}
        isQuiet
        of={kind}
      >
        <Text>{t('problems.means')}</Text>
      </Sure>
    </Stack>
  );
}
