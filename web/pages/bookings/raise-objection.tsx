import { Button, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import type { Objection } from '../../api/sessions.js';
import { Refused } from '../../parts/refused.js';
import { useBookingDeed } from './use-booking-deed.js';

const reasons = ['minutes-wrong', 'content-wrong', 'did-not-take-place', 'other'] as const;

interface Props {
  readonly booking: Booking;
  readonly onDone: () => void;
}

/** Says what is wrong with a record; while that stands, silence accepts nothing. */
export function RaiseObjection({ booking, onDone }: Props) {
  const { t } = useTranslation('bookings');
  const [said, setSaid] = useState<Objection>({ reason: 'minutes-wrong', statement: '' });
  const object = useBookingDeed(
    booking.id,
    (objection: Objection, key) => api.post(`/bookings/${booking.id}/objection`, objection, key),
    onDone,
  );
  const faults = object.error instanceof Refusal ? object.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    object.mutate(said);
  };
  return (
    <form onSubmit={submit}>
      <Stack align="stretch" maw="36rem">
        <Text>{t('object.means')}</Text>
        <NativeSelect
          label={t('object.reason')}
          value={said.reason}
          onChange={({ currentTarget }) => setSaid({ ...said, reason: currentTarget.value as Objection['reason'] })}
          data={reasons.map((each) => ({ value: each, label: t(`objectionReasons.${each}`) }))}
        />
        <Textarea
          label={t('object.statement')}
          required
          rows={4}
          maxLength={2000}
          value={said.statement}
          onChange={({ currentTarget }) => setSaid({ ...said, statement: currentTarget.value })}
          error={faults.statement}
        />
        <Refused error={object.error} atFields={['statement']} />
        <Button type="submit" loading={object.isPending}>
          {t('object.do')}
        </Button>
      </Stack>
    </form>
  );
}
