import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/api.js';
import { type Payout, payoutsWaiting } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { More } from './more.js';
import { Part } from './part.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** Pay that has been on its way for too long: asked about, or cancelled where nobody was asked for it yet. */
export function UnderWay() {
  const { t } = useTranslation('payouts');
  const list = useInfiniteQuery(payoutsWaiting);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Part title={t('underWay.title')} lead={t('underWay.lead')} anchor="under-way" of={list}>
      {all.length === 0 && <Text>{t('underWay.none')}</Text>}
      <Stack component="ul" className="plain" gap="md">
        {all.map((payout) => (
          <li key={payout.id} className="item">
            <One payout={payout} />
          </li>
        ))}
      </Stack>
      <More {...list} />
    </Part>
  );
}

function One({
  payout: { id, amount, rail, state, reference, planned_at, sent_at, failure, tries },
}: {
  readonly payout: Payout;
}) {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const [reason, setReason] = useState('');
  const look = useStewardDeed((_: undefined) => api.post(`/payouts/${id}/lookups`, {}, newKey()));
  const cancel = useStewardDeed((given: string, key) =>
    api.post(`/payouts/${id}/cancellation`, { reason: given }, key),
  );
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text fw={600}>
          {inWords(amount, common)}, {t(`rails.${rail}`)}, <span className="code">{reference}</span>
        </Text>
        <Badge variant="light" color="marigold">
          {t(`payoutStates.${state}`)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {t('underWay.since', { when: dayAndTime(zone, sent_at ?? planned_at, locale) })} ·{' '}
        {t('underWay.tries', { count: tries })}
        {failure && ` · ${failure}`}
      </Text>
      <Refused error={look.error} />
      <Group gap="sm" align="flex-start">
        <Button
          variant="default"
          loading={look.isPending}
          onClick={() => look.mutate(undefined)}
          aria-label={`${t('underWay.look')}: ${reference}`}
        >
          {t('underWay.look')}
        </Button>
        {state === 'planned' && (
          <Sure
            label={t('underWay.cancel')}
            sure={t('underWay.cancelSure')}
            onSure={() => cancel.mutate(reason.trim())}
            isPending={cancel.isPending}
            error={cancel.error}
            isHarm
            isQuiet
            of={reference}
          >
            <Stack gap="sm">
              <Text>{t('underWay.cancelMeans')}</Text>
              <TextInput
                label={t('underWay.why')}
                description={t('underWay.theyRead')}
                required
                maxLength={150}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            </Stack>
          </Sure>
        )}
      </Group>
    </Stack>
  );
}
