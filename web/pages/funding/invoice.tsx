import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { type Invoice, invoice as invoiceQuery } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import '../../parts/records.css';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { InvoiceDetails, InvoiceState } from './invoice-details.js';

/** One invoice: where its letter and its PDF lead, and whoever has paid it comes back to. */
export default function InvoicePage() {
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...invoiceQuery(id), enabled: Boolean(me) });
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="funding" />;
  if (!data) return <Waiting lines={6} />;
  return <Known invoice={data} />;
}

function Known({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const me = useMe();
  const { number, gross, buyer, state, organisation_id, programme_id } = invoice;
  const role = me?.memberships.find((one) => one.organisation_id === organisation_id)?.role;
  const mayPay = role === 'finance' || role === 'admin';
  useTitle(t('invoices.called', { number }));
  return (
    <Stack maw="42rem">
      <Stack gap={4}>
        <Anchor component={Link} to={`/funding/programmes/${programme_id}/money`}>
          {t('invoices.toMoney')}
        </Anchor>
        <Title>{t('invoices.one', { number, amount: inWords(gross, common) })}</Title>
        <Group gap="sm">
          <InvoiceState state={state} />
          <Text c="dimmed">{buyer.name}</Text>
        </Group>
      </Stack>
      <InvoiceDetails invoice={invoice} mayChange={mayPay || me?.steward === true} mayPay={mayPay} isAlone />
    </Stack>
  );
}
