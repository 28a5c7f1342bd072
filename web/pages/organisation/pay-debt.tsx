import { Button, Radio, Stack } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { checkoutOf, type Rail } from '../../api/bookings.js';
import type { Payment } from '../../api/organisations.js';
import { useDeed } from '../../api/use-deed.js';
import { type Amount, inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { leaveFor } from '../../parts/leave-for.js';

interface Props {
  readonly organisationId: string;
  readonly owed: Amount;
}

/** All that is owed, by bank or card: the provider's page, and back here. */
export function PayDebt({ organisationId, owed }: Props) {
  const { t, i18n } = useTranslation('organisation');
  const { t: common } = useTranslation();
  const [rail, setRail] = useState<Rail>('bank');
  const pay = useDeed(
    (by: Rail, key) => api.post<Payment>(`/organisations/${organisationId}/payments`, { rail: by }, key),
    async ({ id }) => {
      const page = await checkoutOf(id, i18n.language);
      if (page) await leaveFor(page);
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    pay.mutate(rail);
  };
  return (
    <form onSubmit={submit}>
      <Stack align="flex-start">
        <Radio.Group label={t('money.how')} value={rail} onChange={(chosen) => setRail(chosen)}>
          <Stack gap="xs" mt="xs">
            <Radio value="bank" label={t('money.bank')} />
            <Radio value="card" label={t('money.card')} />
          </Stack>
        </Radio.Group>
        <Refused error={pay.error} />
        <Button type="submit" loading={pay.isPending}>
          {t('money.pay', { amount: inWords(owed, common) })}
        </Button>
      </Stack>
    </form>
  );
}
