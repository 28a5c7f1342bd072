import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StewardPage } from './steward-page.js';
import { UndeliverableAddresses } from './undeliverable-addresses.js';
import { UndeliveredLetters } from './undelivered-letters.js';

/** Letters that did not arrive, and to whom none does. */
export default function StewardLetters() {
  const { t } = useTranslation('mail');
  return (
    <StewardPage title={t('letters.title')} lead={t('letters.lead')}>
      <Stack gap="xl">
        <UndeliveredLetters />
        <UndeliverableAddresses />
      </Stack>
    </StewardPage>
  );
}
