import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Invoice, invoices } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { AskForDeposit } from './ask-for-deposit.js';
import type { Funded } from './funded-page.js';
import { InvoiceDetails, InvoiceState } from './invoice-details.js';

/** What the funder is asked to pay in: each with its number, what it is paid by, and where it stands. */
export function Invoices(funded: Funded) {
  const { t } = useTranslation('deposits');
  const { programme, mayChange } = funded;
  const { data, error, refetch } = useQuery(invoices(programme.id));
  return (
    <Stack component="section" aria-labelledby="invoices">
      <Title order={2} id="invoices">
        {t('invoices.title')}
      </Title>
      <Text>{t('invoices.lead')}</Text>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.length === 0 && <Text fw={600}>{t('invoices.none')}</Text>}
      <Stack component="ul" className="plain whole">
        {data?.map((one) => (
          <OneInvoice key={one.id} invoice={one} funded={funded} />
        ))}
      </Stack>
      {mayChange && programme.state !== 'closed' && <AskForDeposit programmeId={programme.id} />}
    </Stack>
  );
}

interface OneProps {
  readonly invoice: Invoice;
  readonly funded: Funded;
}

function OneInvoice({ invoice, funded: { mayChange, mayPay } }: OneProps) {
  const { t } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const { id, number, state, gross } = invoice;
  return (
    <Paper component="li" id={id} withBorder p="lg" className="listed">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3}>{t('invoices.one', { number, amount: inWords(gross, common) })}</Title>
          <InvoiceState state={state} />
        </Group>
        <InvoiceDetails invoice={invoice} mayChange={mayChange} mayPay={mayPay} />
      </Stack>
    </Paper>
  );
}
