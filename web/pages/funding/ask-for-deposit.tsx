import { Alert, Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, Refusal } from '../../api/api.js';
import { now } from '../../api/now.js';
import type { InvoiceWritten, IssuedInvoice } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { penceOf } from '../../parts/amounts.js';
import { Refused } from '../../parts/refused.js';
import { dayIn } from '../../parts/when.js';

const month = 30 * 86_400_000;

/** Whoever wants to pay in asks for an invoice: it has the reference by which the money is known. */
export function AskForDeposit({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('deposits');
  const queries = useQueryClient();
  const [openedAt] = useState(now);
  const [today, later] = [openedAt, new Date(openedAt.getTime() + month)].map((day) => dayIn('Europe/London', day));
  const nothing = { amount: '', due: later ?? '', reference: '' };
  const [typed, write] = useState(nothing);
  const ask = useDeed(
    (invoice: InvoiceWritten, key) => api.post<IssuedInvoice>(`/programmes/${programmeId}/invoices`, invoice, key),
    async () => {
      write(nothing);
      await queries.invalidateQueries({ queryKey: ['programme', programmeId] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reference = typed.reference.trim();
    ask.mutate({
      amount: { minor: penceOf(typed.amount, 8) ?? 0 },
      due_on: typed.due,
      ...(reference && { buyer_reference: reference }),
    });
  };
  const faults = ask.error instanceof Refusal ? ask.error.faults() : {};
  const field = (name: keyof typeof nothing, fault: string | undefined) => ({
    label: t(`ask.${name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => write({ ...typed, [name]: event.currentTarget.value }),
    error: fault,
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Title order={3}>{t('ask.title')}</Title>
        <Text size="sm">{t('ask.lead')}</Text>
        <div className="gathered">
          <TextInput {...field('amount', faults['amount/minor'])} required inputMode="decimal" leftSection="£" />
          <TextInput {...field('due', faults.due_on)} required type="date" min={today} />
          <TextInput {...field('reference', faults.buyer_reference)} maxLength={60} />
        </div>
        <Refused error={ask.error} atFields={['amount/minor', 'due_on', 'buyer_reference']} />
        {ask.data && (
          <Alert color={ask.data.warning ? 'marigold' : 'leaf'} role="status">
            {t('ask.done', { number: ask.data.number })} {ask.data.warning && t('ask.overBudget')}{' '}
            <Anchor component={Link} to={`/invoices/${ask.data.id}`} underline="always">
              {t('ask.toPay')}
            </Anchor>
          </Alert>
        )}
        <Button type="submit" loading={ask.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('ask.do')}
        </Button>
      </Stack>
    </form>
  );
}
