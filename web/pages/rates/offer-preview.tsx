import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { offerPreview, type OfferWritten } from '../../api/rates.js';
import { QuoteLines } from '../../parts/quote-lines.js';
import { useSettled } from '../../parts/use-settled.js';
import { Brings } from './brings.js';

interface Props {
  readonly expertId: string;
  readonly written: OfferWritten;
}

/** What the offer would cost a client and bring the adviser, as the service reckons it, while it is typed. */
export function OfferPreview({ expertId, written }: Props) {
  const { t } = useTranslation('rates');
  // Words change no price: a name that is not there yet does not keep it from being reckoned.
  const reckoned = useSettled({ ...written, title: { en: 'Offer', cy: '' }, summary: { en: '', cy: '' } });
  const { data } = useQuery({ ...offerPreview(expertId, reckoned), enabled: reckoned.modes.length > 0 });
  if (!data) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('preview.title')} aria-live="polite">
      <Stack gap="xs">
        <Brings terms={data.terms} pricing={data.pricing} />
        {data.price && data.price.minor > 0 && <QuoteLines caption={t('preview.pays')} offer={data} />}
        {data.unpaid_minutes_published !== null && (
          <Text>{t('preview.unpaid', { count: data.unpaid_minutes_published })}</Text>
        )}
      </Stack>
    </Paper>
  );
}
