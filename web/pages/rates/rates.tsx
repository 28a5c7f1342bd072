import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WorkPage } from '../work/work-page.js';
import { OwnOffers } from './own-offers.js';
import { Rates } from './rate-cards.js';

/** What an adviser can be booked for, and what their hours cost. */
export default function RatesPage() {
  const { t } = useTranslation('rates');
  return (
    <WorkPage title={t('title')} lead={t('lead')}>
      {(expert) => (
        <Stack gap="xl">
          <Rates expertId={expert.id} />
          <OwnOffers expert={expert} />
        </Stack>
      )}
    </WorkPage>
  );
}
