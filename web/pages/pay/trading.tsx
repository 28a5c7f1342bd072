import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tradingDetails } from '../../api/pay.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { TradingForm } from './trading-form.js';

/** Who they are to the law: for invoices in their name, and for the tax office. */
export function Trading({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('pay');
  const { data, error, refetch } = useQuery(tradingDetails(expertId));
  return (
    <Stack component="section" gap="md" aria-labelledby="trading">
      <Title order={2} id="trading">
        {t('trading.title')}
      </Title>
      <Text>{t('trading.lead')}</Text>
      <Refused error={error} retry={() => void refetch()} />
      {data === undefined ? !error && <Waiting /> : <TradingForm expertId={expertId} details={data} />}
    </Stack>
  );
}
