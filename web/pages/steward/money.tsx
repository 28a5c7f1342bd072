import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ImportStatement } from './import-statement.js';
import { Problems } from './problems.js';
import { Reconciliations } from './reconciliations.js';
import { StewardPage } from './steward-page.js';

/** Money that came: what could not be handled, what does not agree, and what the bank says. */
export default function StewardMoney() {
  const { t } = useTranslation('treasury');
  return (
    <StewardPage title={t('money.title')} lead={t('money.lead')}>
      <Stack gap="xl">
        <Problems />
        <Reconciliations />
        <ImportStatement />
      </Stack>
    </StewardPage>
  );
}
