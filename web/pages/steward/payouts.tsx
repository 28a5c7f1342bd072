import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Approvals } from './approvals.js';
import { BankFiles } from './bank-files.js';
import { DueRun } from './due-run.js';
import { Exposure } from './exposure.js';
import { Float } from './float.js';
import { LatePaid } from './late-paid.js';
import { StewardPage } from './steward-page.js';
import { UnderWay } from './under-way.js';

/** Paying advisers: what is due, whose word is wanted, what it is paid from, and what goes by the bank. */
export default function StewardPayouts() {
  const { t } = useTranslation('payouts');
  return (
    <StewardPage title={t('payouts.title')} lead={t('payouts.lead')}>
      <Stack gap="xl">
        <DueRun />
        <Approvals />
        <Float />
        <BankFiles />
        <UnderWay />
        <LatePaid />
        <Exposure />
      </Stack>
    </StewardPage>
  );
}
