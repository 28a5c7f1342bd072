import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import type { ActionPlan } from '../../api/sessions.js';
import { Refused } from '../../parts/refused.js';
import { useBookingDeed } from './use-booking-deed.js';

interface Props {
  readonly booking: Booking;
  readonly plan: ActionPlan;
}

type Side = ActionPlan['items'][number]['who'];

/** One step more, at the end of the plan as the reader has read it. */
export function AddToPlan({ booking, plan }: Props) {
  const { t } = useTranslation('bookings');
  const [step, setStep] = useState({ what: '', who: 'client' as Side, by: '' });
  const place = plan.items.length;
  const add = useBookingDeed(
    booking.id,
    (_: undefined) =>
      api.put(`/bookings/${booking.id}/action-plan`, {
        based_on: plan.version,
        items: [
          ...plan.items.map(({ what, who, by, done_at }) => ({ what, who, by, done: done_at !== null })),
          { ...step, what: step.what.trim() },
        ],
      }),
    () => setStep({ what: '', who: 'client', by: '' }),
  );
  const faults = add.error instanceof Refusal ? add.error.faults() : {};
  const at = (field: string) => `items/${place}/${field}`;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    add.mutate(undefined);
  };
  return (
    <details>
      <summary>{t('plan.add')}</summary>
      <form onSubmit={submit}>
        <Stack mt="sm" align="stretch">
          <TextInput
            label={t('plan.what')}
            required
            maxLength={500}
            value={step.what}
            onChange={({ currentTarget }) => setStep({ ...step, what: currentTarget.value })}
            error={faults[at('what')]}
          />
          <Group grow preventGrowOverflow={false}>
            <NativeSelect
              label={t('plan.whoDoes')}
              value={step.who}
              onChange={({ currentTarget }) => setStep({ ...step, who: currentTarget.value as Side })}
              data={[
                { value: 'client', label: t('plan.we') },
                { value: 'adviser', label: booking.expert.name },
              ]}
            />
            <TextInput
              label={t('plan.by')}
              type="date"
              required
              value={step.by}
              onChange={({ currentTarget }) => setStep({ ...step, by: currentTarget.value })}
              error={faults[at('by')]}
            />
          </Group>
          {plan.signatures.length > 0 && <Text size="sm">{t('plan.voids')}</Text>}
          <Refused error={add.error} atFields={[at('what'), at('by')]} />
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('plan.addDo')}
          </Button>
        </Stack>
      </form>
    </details>
  );
}
