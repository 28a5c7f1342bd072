import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { now } from '../../api/now.js';
import type { Deposit } from '../../api/programmes.js';
import { useDeed } from '../../api/use-deed.js';
import { penceOf } from '../../parts/amounts.js';
import { Refused } from '../../parts/refused.js';
import { instantOf } from '../../parts/wall-clock.js';
import { dayIn } from '../../parts/when.js';

interface Recorded {
  readonly amount: { readonly minor: number };
  readonly received_at: string;
  readonly bank_reference: string;
}

/** A steward, of no part in the funder, writes down what came in at the bank. */
export function RecordDeposit({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('deposits');
  const queries = useQueryClient();
  const [today] = useState(() => dayIn('Europe/London', now()));
  const nothing = { amount: '', day: today, reference: '' };
  const [typed, write] = useState(nothing);
  const record = useDeed(
    (recorded: Recorded, key) => api.post<Deposit>(`/programmes/${programmeId}/deposits`, recorded, key),
    async () => {
      write(nothing);
      await queries.invalidateQueries({ queryKey: ['programme', programmeId] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    record.mutate({
      amount: { minor: penceOf(typed.amount, 8) ?? 0 },
      received_at: instantOf('Europe/London', typed.day, '00:00'),
      bank_reference: typed.reference.trim(),
    });
  };
  const faults = record.error instanceof Refusal ? record.error.faults() : {};
  const field = (name: keyof typeof nothing, fault: string | undefined) => ({
    label: t(`record.${name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => write({ ...typed, [name]: event.currentTarget.value }),
    required: true,
    error: fault,
  });
  return (
    <details>
      <summary>{t('record.title')}</summary>
      <form onSubmit={submit}>
        <Stack gap="sm" mt="sm">
          <Title order={3}>{t('record.title')}</Title>
          <Text size="sm">{t('record.lead')}</Text>
          <div className="gathered">
            <TextInput {...field('amount', faults['amount/minor'])} inputMode="decimal" leftSection="£" />
            <TextInput {...field('day', faults.received_at)} type="date" max={today} />
            <TextInput {...field('reference', faults.bank_reference)} maxLength={140} />
          </div>
          <Refused error={record.error} atFields={['amount/minor', 'received_at', 'bank_reference']} />
          <Button type="submit" variant="default" loading={record.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('record.do')}
          </Button>
          <Text role="status">{record.isSuccess && t('record.done')}</Text>
        </Stack>
      </form>
    </details>
  );
}
