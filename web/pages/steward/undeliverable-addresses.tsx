import { Badge, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type UndeliverableAddress, undeliverableAddresses } from '../../api/mail.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { Failure } from './failure.js';
import { More } from './more.js';
import { Part } from './part.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** Whose letters come back; what waits for them goes out once a steward has it tried again. */
export function UndeliverableAddresses() {
  const { t } = useTranslation('mail');
  const list = useInfiniteQuery(undeliverableAddresses);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [isTried, setTried] = useState(false);
  return (
    <Part title={t('addresses.title')} lead={t('addresses.lead')} anchor="addresses" of={list}>
      <Text role="status">{isTried ? t('addresses.tried') : ''}</Text>
      {all.length === 0 && <Text>{t('addresses.none')}</Text>}
      <Stack component="ul" className="plain" gap="md">
        {all.map((one) => (
          <li key={one.id} className="item">
            <One address={one} onDone={() => setTried(true)} />
          </li>
        ))}
      </Stack>
      <More {...list} />
    </Part>
  );
}

function One({ address, onDone }: { readonly address: UndeliverableAddress; readonly onDone: () => void }) {
  const { t } = useTranslation('mail');
  const locale = useLocale();
  const [zone] = useZone();
  const { id, reader, reason, failure, since, held } = address;
  const again = useStewardDeed(
    (_: undefined, key) => api.post<undefined>(`/undeliverable-addresses/${id}/redrive`, {}, key),
    onDone,
  );
  const name = reader?.name ?? t('letters.nobody');
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text fw={600}>{name}</Text>
        <Badge variant="light">{t(`addresses.reasons.${reason}`)}</Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {[
          t('addresses.since', { when: dayAndTime(zone, since, locale) }),
          ...(held > 0 ? [t('addresses.held', { count: held })] : []),
        ].join(' · ')}
      </Text>
      <Text>
        <Failure code={failure} />
      </Text>
      <Sure
        label={t('addresses.again')}
        sure={t('addresses.againSure')}
        onSure={() => again.mutate(undefined)}
        isPending={again.isPending}
        error={again.error}
        isQuiet
        of={name}
      >
        <Text>{t('addresses.means')}</Text>
      </Sure>
    </Stack>
  );
}
