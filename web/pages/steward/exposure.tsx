import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { guaranteeFund } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { Part } from './part.js';

/** What the guarantee fund has, and how much of what it may stand behind it does. */
export function Exposure() {
  const { t } = useTranslation('payouts');
  const { t: common } = useTranslation();
  const fund = useQuery(guaranteeFund);
  const data = fund.data;
  const percent = data?.percent_of_cap ?? 0;
  return (
    <Part title={t('fund.title')} lead={t('fund.lead')} anchor="fund" of={fund}>
      {data && (
        <>
          <dl className="figures">
            {(['fund', 'exposure', 'cap', 'debits_not_clear', 'debits_relied_on', 'client_debts'] as const).map(
              (name) => (
                <div key={name}>
                  <dt>{t(`fund.${name}`)}</dt>
                  <dd>{inWords(data[name], common)}</dd>
                </div>
              ),
            )}
          </dl>
          <div
            className="meter"
            role="img"
            aria-label={t('fund.share', { percent: Math.round(percent) })}
            data-alarm={data.is_alarming || undefined}
          >
            <span style={{ width: `${Math.min(100, percent)}%` }} />
          </div>
          <Text fw={600} {...(data.is_alarming && { c: 'var(--barefoot-harm)' })}>
            {t('fund.share', { percent: Math.round(percent) })}{' '}
            {t(data.is_alarming ? 'fund.alarm' : 'fund.calm', { percent: data.alarm_percent })}
          </Text>
        </>
      )}
    </Part>
  );
}
