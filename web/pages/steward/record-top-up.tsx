import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { TopUpRecorded } from '../../api/treasury.js';
import { Refused } from '../../parts/refused.js';
import { penceOfMuch } from '../policies/amounts.js';
import { useStewardDeed } from './use-steward-deed.js';

/** Written down after it was sent at the bank: this moves no money. */
export function RecordTopUp({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('payouts');
  const [direction, setDirection] = useState<'to-float' | 'to-bank'>('to-float');
  const [typed, setTyped] = useState({ amount: '', moved_on: '', bank_reference: '' });
  const record = useStewardDeed(
    (given: TopUpRecorded, key) => api.post('/payouts/float-top-ups', given, key),
    () => onDone(),
  );
  const faults = record.error instanceof Refusal ? record.error.faults() : {};
  const minor = penceOfMuch(typed.amount);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (minor === undefined) return;
    const { moved_on, bank_reference } = typed;
    record.mutate({ direction, amount: { minor, currency: 'GBP' }, moved_on, bank_reference });
  };
  const isUnread = typed.amount !== '' && minor === undefined;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="36rem">
        <Radio.Group label={t('topUps.which')} value={direction} onChange={setDirection}>
          <Stack gap={6} mt={6}>
            <Radio value="to-float" label={t('topUps.directions.to-float')} />
            <Radio value="to-bank" label={t('topUps.directions.to-bank')} />
          </Stack>
        </Radio.Group>
        <div className="wide-fields" style={{ alignItems: 'start' }}>
          <TextInput
            label={t('topUps.amount')}
            required
            inputMode="decimal"
            value={typed.amount}
            onChange={(event) => setTyped({ ...typed, amount: event.currentTarget.value })}
            error={faults.amount ?? faults['amount/minor'] ?? (isUnread ? t('topUps.unread') : undefined)}
          />
          <TextInput
            type="date"
            label={t('topUps.day')}
            required
            value={typed.moved_on}
            onChange={(event) => setTyped({ ...typed, moved_on: event.currentTarget.value })}
            error={faults.moved_on}
          />
          <TextInput
            label={t('topUps.reference')}
            required
            maxLength={140}
            value={typed.bank_reference}
            onChange={(event) => setTyped({ ...typed, bank_reference: event.currentTarget.value })}
            error={faults.bank_reference}
          />
        </div>
        <Refused error={record.error} atFields={['amount', 'amount/minor', 'moved_on', 'bank_reference']} />
        <Group gap="sm">
          <Button type="submit" loading={record.isPending}>
            {t('topUps.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
