import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Invoice, invoices } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { AskForDeposit } from './ask-for-deposit.js';
import { CancelInvoice } from './cancel-invoice.js';
import type { Funded } from './funded-page.js';
import { PayInvoice } from './pay-invoice.js';

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

const colours = { issued: 'marigold', paid: 'leaf', cancelled: 'gray' } as const;

function OneInvoice({ invoice, funded: { mayChange, mayPay } }: OneProps) {
  const { t, i18n } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const { id, number, state, gross, due_on, buyer, paid, credit_note: credit } = invoice;
  const pdf = (document: string) => `/api/v1/invoices/${id}/pdf?language=${i18n.language}&document=${document}`;
  return (
    <Paper component="li" withBorder p="lg" className="listed">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3}>{t('invoices.one', { number, amount: inWords(gross, common) })}</Title>
          <Badge variant="light" color={colours[state]}>
            {t(`invoices.states.${state}`)}
          </Badge>
        </Group>
        <Text>
          {state === 'issued' && t('invoices.due', { day: date(due_on, locale) })}
          {paid && t('invoices.paid', { day: date(dayIn(zone, paid.at), locale) })}
          {credit && t('invoices.cancelled', { number: credit.number, reason: credit.reason })}
          {buyer.reference && ` ${t('invoices.yours', { reference: buyer.reference })}`}
        </Text>
        <Group gap="lg">
          <Anchor href={pdf('invoice')}>{t('invoices.pdf', { number })}</Anchor>
          {credit && <Anchor href={pdf('credit-note')}>{t('invoices.creditPdf', { number: credit.number })}</Anchor>}
        </Group>
        {state === 'issued' && <ByBank invoice={invoice} />}
        {state === 'issued' && mayPay && <PayInvoice invoice={invoice} />}
        {state === 'issued' && mayChange && <CancelInvoice invoice={invoice} />}
      </Stack>
    </Paper>
  );
}

/** A transfer is known by its reference alone. The account stands in the invoice itself. */
function ByBank({ invoice: { bank_reference, gross } }: Pick<OneProps, 'invoice'>) {
  const { t } = useTranslation('deposits');
  const { t: common } = useTranslation();
  return (
    <dl className="said">
      <dt>{t('invoices.transfer')}</dt>
      <dd>{t('invoices.account', { amount: inWords(gross, common) })}</dd>
      <dt>{t('invoices.reference')}</dt>
      <dd>
        <strong>{bank_reference}</strong>
      </dd>
    </dl>
  );
}
