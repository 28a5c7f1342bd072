import { Button, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import {
  type Booking,
  type Cancel as CancelRequest,
  type CancellationPreview,
  cancellationPreview,
} from '../../api/bookings.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { useBookingDeed } from './use-booking-deed.js';

const reasons: readonly CancelRequest['reason'][] = [
  ...(['no-longer-needed', 'booked-by-mistake', 'found-other-support', 'illness', 'emergency', 'other'] as const),
];

interface Props {
  readonly booking: Booking;
  readonly onDone: () => void;
}

/** What it costs to call it off stands before the button that does it. */
export function Cancel({ booking, onDone }: Props) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const preview = useQuery(cancellationPreview(booking.id));
  const [reason, setReason] = useState<CancelRequest['reason']>('no-longer-needed');
  const [note, setNote] = useState('');
  const cancel = useBookingDeed(
    booking.id,
    (_: undefined, key) =>
      api.post<Booking>(
        `/bookings/${booking.id}/cancellation`,
        { reason, ...(note.trim() && { note: note.trim() }) } satisfies CancelRequest,
        key,
      ),
    onDone,
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    cancel.mutate(undefined);
  };
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="cancel">
      <form onSubmit={submit}>
        <Stack align="stretch">
          <Title order={2} id="cancel">
            {t('cancel.title')}
          </Title>
          <Refused error={preview.error} retry={() => void preview.refetch()} />
          {preview.isPending && <Waiting lines={2} />}
          {preview.data && <Costs preview={preview.data} />}
          <NativeSelect
            label={t('cancel.reason')}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value as CancelRequest['reason'])}
            data={reasons.map((each) => ({ value: each, label: t(`cancelReasons.${each}`) }))}
          />
          <Textarea
            label={t('cancel.note', { name: booking.expert.name })}
            rows={3}
            maxLength={1000}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <Refused error={cancel.error} />
          <Group>
            <Button type="submit" color="brick" loading={cancel.isPending} disabled={!preview.data}>
              {t('cancel.do')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {common('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function Costs({ preview: { due, returned, shares, debt, paid } }: { readonly preview: CancellationPreview }) {
  const { t } = useTranslation('bookings');
  const { t: book } = useTranslation('book');
  const { t: common } = useTranslation();
  if (due.minor === 0)
    return (
      <Text fw={600}>{paid ? t('cancel.freeAndBack', { amount: inWords(returned, common) }) : t('cancel.free')}</Text>
    );
  return (
    <>
      <Text fw={600}>{t('cancel.costs', { due: inWords(due, common), returned: inWords(returned, common) })}</Text>
      <ul>
        {shares.map(({ source, due: borne, returned: back }) => (
          <li key={source}>
            {t('cancel.share', {
              who: book(`shares.${source}`),
              due: inWords(borne, common),
              returned: inWords(back, common),
            })}
          </li>
        ))}
        {debt.minor > 0 && <li>{t('cancel.debt', { amount: inWords(debt, common) })}</li>}
      </ul>
    </>
  );
}
