import { Button, Radio, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { checkoutOf, type Rail } from '../../api/bookings.js';
import type { Payment } from '../../api/organisations.js';
import { type Invoice, mandates } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { leaveFor } from '../../parts/leave-for.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';

interface Props {
  readonly invoice: Invoice;
  readonly isAlone: boolean;
}

/** Paying an invoice here: from a bank account or by card on the provider's page, or by the Direct Debit that is set up. */
export function PayInvoice({ invoice, isAlone }: Props) {
  const { t } = useTranslation('deposits');
  const [isOpen, open] = useState(isAlone);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t('pay.title')}</summary>
      {isOpen && <Form invoice={invoice} />}
    </details>
  );
}

function Form({ invoice }: Pick<Props, 'invoice'>) {
  const { t, i18n } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [rail, setRail] = useState<Rail>('bank');
  const { rails, whyNoDebit } = useRails(invoice.organisation_id);
  const pay = useDeed(
    (by: Rail, key) => api.post<Payment>(`/invoices/${invoice.id}/payments`, { rail: by }, key),
    async ({ id }) => {
      const page = await checkoutOf(id, i18n.language);
      if (page) await leaveFor(page);
      await Promise.all(
        [
          ['programme', invoice.programme_id],
          ['invoice', invoice.id],
          ['organisation', invoice.organisation_id],
        ].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    pay.mutate(rail);
  };
  return (
    <form onSubmit={submit}>
      <Stack align="flex-start" mt="sm">
        <Radio.Group label={t('pay.how')} value={rail} onChange={(chosen) => setRail(chosen)}>
          <Stack gap="xs" mt="xs">
            {rails.map((each) => (
              <Radio key={each} value={each} label={t(`pay.rails.${each}`)} description={t(`pay.means.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {whyNoDebit && <Text size="sm">{t(`pay.${whyNoDebit}`)}</Text>}
        <Refused error={pay.error} />
        {pay.isSuccess && <Text role="status">{t('pay.begun')}</Text>}
        <Button type="submit" className="wrapping" loading={pay.isPending}>
          {t('pay.do', { amount: inWords(invoice.gross, common), number: invoice.number })}
        </Button>
      </Stack>
    </form>
  );
}

/** A debit takes a mandate that the payer's bank has not refused. */
function useRails(organisationId: string) {
  const { data } = useQuery(mandates(organisationId));
  const states = data?.map(({ state }) => state);
  if (states?.includes('active')) return { rails: ['bank', 'card', 'debit'], whyNoDebit: undefined } as const;
  const whyNoDebit = states && (states.includes('pending') ? 'debitSoon' : 'noDebit');
  return { rails: ['bank', 'card'], whyNoDebit } as const;
}
