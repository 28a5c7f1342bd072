import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Payment, payments } from '../../api/organisations.js';
import type { Invoice } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { CancelInvoice } from './cancel-invoice.js';
import { PayInvoice } from './pay-invoice.js';

interface Props {
  readonly invoice: Invoice;
  readonly mayChange: boolean;
  readonly mayPay: boolean;
  /** On a page of its own, where nobody has to look for how it is paid. */
  readonly isAlone?: boolean;
}

/** What is to be paid by when, on paper and how; and what became of it. */
export function InvoiceDetails({ invoice, mayChange, mayPay, isAlone = false }: Props) {
  const isOpen = invoice.state === 'issued';
  const onItsWay = usePaymentOnItsWay(invoice, mayPay && isOpen);
  return (
    <Stack gap="sm">
      <Standing invoice={invoice} />
      <OnPaper invoice={invoice} />
      {isOpen && !onItsWay && <ByBank invoice={invoice} />}
      {onItsWay && <OnItsWay payment={onItsWay} />}
      {isOpen && mayPay && onItsWay === null && <PayInvoice invoice={invoice} isAlone={isAlone} />}
      {isOpen && mayChange && !onItsWay && <CancelInvoice invoice={invoice} />}
    </Stack>
  );
}

const colours = { issued: 'marigold', paid: 'leaf', cancelled: 'gray' } as const;

export function InvoiceState({ state }: Pick<Invoice, 'state'>) {
  const { t } = useTranslation('deposits');
  return (
    <Badge variant="light" color={colours[state]}>
      {t(`invoices.states.${state}`)}
    </Badge>
  );
}

/** Null where there is none; undefined until it is known, or where the reader may not know. */
function usePaymentOnItsWay({ id, organisation_id }: Invoice, mayKnow: boolean) {
  const { data, isPending } = useQuery({ ...payments(organisation_id), enabled: mayKnow });
  if (!mayKnow || isPending) return undefined;
  return data?.items.find(({ reference, state }) => reference === id && state === 'pending') ?? null;
}

interface OfInvoice {
  readonly invoice: Invoice;
}

function Standing({ invoice: { state, due_on, buyer, paid, credit_note: credit } }: OfInvoice) {
  const { t } = useTranslation('deposits');
  const locale = useLocale();
  const [zone] = useZone();
  return (
    <Text>
      {state === 'issued' && t('invoices.due', { day: date(due_on, locale) })}
      {paid && t('invoices.paid', { day: date(dayIn(zone, paid.at), locale) })}
      {credit && t('invoices.cancelled', { number: credit.number, reason: credit.reason })}
      {buyer.reference && ` ${t('invoices.yours', { reference: buyer.reference })}`}
    </Text>
  );
}

function OnPaper({ invoice: { id, number, credit_note: credit } }: OfInvoice) {
  const { t, i18n } = useTranslation('deposits');
  const pdf = (document: string) => `/api/v1/invoices/${id}/pdf?language=${i18n.language}&document=${document}`;
  return (
    <Group gap="lg">
      <Anchor href={pdf('invoice')}>{t('invoices.pdf', { number })}</Anchor>
      {credit && <Anchor href={pdf('credit-note')}>{t('invoices.creditPdf', { number: credit.number })}</Anchor>}
    </Group>
  );
}

/** A transfer is known by its reference alone. The account stands in the invoice itself. */
function ByBank({ invoice: { bank_reference, gross } }: OfInvoice) {
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

/** Whoever has paid is not asked to pay once more while the money comes. */
function OnItsWay({
  payment: { is_direct_debit, planned_at },
}: {
  readonly payment: Pick<Payment, 'is_direct_debit' | 'planned_at'>;
}) {
  const { t } = useTranslation('deposits');
  const locale = useLocale();
  const [zone] = useZone();
  const day = date(dayIn(zone, planned_at), locale);
  return (
    <Text role="status" fw={600}>
      {t(is_direct_debit ? 'pay.debitOnItsWay' : 'pay.onItsWay', { day })}
    </Text>
  );
}
