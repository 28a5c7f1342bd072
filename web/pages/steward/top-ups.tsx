import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type TopUp, topUps } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { More } from './more.js';
import { RecordTopUp } from './record-top-up.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** Money between the bank and the float, as stewards wrote it down. */
export function TopUps() {
  const { t } = useTranslation('payouts');
  const list = useInfiniteQuery(topUps);
  const [isWriting, setWriting] = useState(false);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="sm">
      <Title order={3}>{t('topUps.title')}</Title>
      <Refused error={list.error} retry={() => void list.refetch()} />
      {list.data && all.length === 0 && <Text>{t('topUps.none')}</Text>}
      <Stack component="ul" className="plain" gap="sm">
        {all.map((one) => (
          <li key={one.id} className="item">
            <One topUp={one} />
          </li>
        ))}
      </Stack>
      <More {...list} />
      {isWriting ? (
        <RecordTopUp onDone={() => setWriting(false)} />
      ) : (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setWriting(true)}>
          {t('topUps.record')}
        </Button>
      )}
    </Stack>
  );
}

function One({
  topUp: { id, direction, amount, moved_on, bank_reference, reversed_at, reason },
}: {
  readonly topUp: TopUp;
}) {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [why, setWhy] = useState('');
  const reverse = useStewardDeed((given: string, key) =>
    api.post(`/payouts/float-top-ups/${id}/reversal`, { reason: given }, key),
  );
  return (
    <Stack gap="xs">
      <Text>
        <b>{inWords(amount, common)}</b> {t(`topUps.directions.${direction}`)} · {date(moved_on, locale)} ·{' '}
        <span className="code">{bank_reference}</span>
        {reversed_at && ` · ${t('topUps.reversed', { reason: reason ?? '' })}`}
      </Text>
      {!reversed_at && (
        <Sure
          label={t('topUps.reverse')}
          sure={t('topUps.reverseSure')}
          onSure={() => reverse.mutate(why.trim())}
          isPending={reverse.isPending}
          error={reverse.error}
          isHarm
          isQuiet
          of={bank_reference}
        >
          <TextInput
            label={t('topUps.why')}
            description={t('topUps.reverseMeans')}
            required
            minLength={3}
            maxLength={500}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            error={reverse.error instanceof Refusal ? reverse.error.faults().reason : undefined}
          />
        </Sure>
      )}
    </Stack>
  );
}
