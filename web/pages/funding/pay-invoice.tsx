import { Button, Radio, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { checkoutOf, type Rail } from '../../api/bookings.js';
import type { Payment } from '../../api/organisations.js';
import type { Invoice } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { leaveFor } from '../../parts/leave-for.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';

/** Paying an invoice here: from a bank account or by card on the provider's page, or by the Direct Debit that is set up. */
export function PayInvoice({ invoice }: { readonly invoice: Invoice }) {
  const { t, i18n } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [rail, setRail] = useState<Rail>('bank');
  const pay = useDeed(
    (by: Rail, key) => api.post<Payment>(`/invoices/${invoice.id}/payments`, { rail: by }, key),
    async ({ id }) => {
      const page = await checkoutOf(id, i18n.language);
      if (page) await leaveFor(page);
      await queries.invalidateQueries({ queryKey: ['programme', invoice.programme_id] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    pay.mutate(rail);
  };
  return (
    <details>
      <summary>{t('pay.title')}</summary>
      <form onSubmit={submit}>
        <Stack align="flex-start" mt="sm">
          <Radio.Group label={t('pay.how')} value={rail} onChange={(chosen) => setRail(chosen)}>
            <Stack gap="xs" mt="xs">
              {(['bank', 'debit', 'card'] as const).map((each) => (
                <Radio key={each} value={each} label={t(`pay.rails.${each}`)} description={t(`pay.means.${each}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Refused error={pay.error} />
          {pay.isSuccess && <span role="status">{t('pay.onItsWay')}</span>}
          <Button type="submit" className="wrapping" loading={pay.isPending}>
            {t('pay.do', { amount: inWords(invoice.gross, common), number: invoice.number })}
          </Button>
        </Stack>
      </form>
    </details>
  );
}
