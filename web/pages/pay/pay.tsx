import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WorkPage } from '../work/work-page.js';
import { Earnings } from './earnings.js';
import './pay.css';
import { Receipts } from './receipts.js';
import { Statement } from './statement.js';
import { WherePaid } from './where-paid.js';

/** What an adviser has earned, when it comes, and the papers about it. */
export default function Pay() {
  const { t } = useTranslation('pay');
  return (
    <WorkPage title={t('title')}>
      {({ id }) => (
        <Stack gap="xl">
          <WherePaid expertId={id} />
          <Earnings expertId={id} />
          <Receipts expertId={id} />
          <Statement expertId={id} />
        </Stack>
      )}
    </WorkPage>
  );
}
