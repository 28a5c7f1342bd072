import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WorkPage } from '../work/work-page.js';
import { Invoicing } from './authority.js';
import { DestinationPart } from './destination.js';
import { Trading } from './trading.js';

/** Where an adviser is paid, who they are to the law, and who writes their invoices. */
export default function PayTo() {
  const { t } = useTranslation('pay');
  return (
    <WorkPage title={t('to.title')}>
      {({ id }) => (
        <Stack gap="xl" maw="48rem">
          <DestinationPart expertId={id} />
          <Trading expertId={id} />
          <Invoicing expertId={id} />
        </Stack>
      )}
    </WorkPage>
  );
}
