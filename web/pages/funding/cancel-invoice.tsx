import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Invoice, invoice as invoiceQuery } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

/** An invoice is never changed: one that is wrong is cancelled by a credit note, with the reason on it. */
export function CancelInvoice({ invoice: { id, number, programme_id } }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('deposits');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const cancel = useDeed(
    (said: string, key) => api.post<Invoice>(`/invoices/${id}/cancellation`, { reason: said }, key),
    (cancelled) => {
      queries.setQueryData(invoiceQuery(id).queryKey, cancelled);
      return queries.invalidateQueries({ queryKey: ['programme', programme_id] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    cancel.mutate(reason.trim());
  };
  return (
    <details>
      <summary>{t('cancelling.title')}</summary>
      <form onSubmit={submit}>
        <Stack gap="sm" mt="sm" maw="36rem">
          <Text>{t('cancelling.means')}</Text>
          <TextInput
            label={t('cancelling.reason')}
            required
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={cancel.error instanceof Refusal && cancel.error.faults().reason}
          />
          <Refused error={cancel.error} atFields={['reason']} />
          <Button type="submit" color="brick" loading={cancel.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('cancelling.do', { number })}
          </Button>
        </Stack>
      </form>
    </details>
  );
}
