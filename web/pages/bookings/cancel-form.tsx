import { Button, Group, NativeSelect, Paper, Stack, Textarea, Title } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cancel } from '../../api/bookings.js';
import { Refused } from '../../parts/refused.js';

const reasons: readonly Cancel['reason'][] = [
  ...(['no-longer-needed', 'booked-by-mistake', 'found-other-support', 'illness', 'emergency', 'other'] as const),
];

interface Props {
  readonly title: string;
  readonly does: string;
  /** To whom the word goes. */
  readonly name: string;
  /** What it costs; it stands before the button that does it. */
  readonly children: ReactNode;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onCancel: (cancel: Cancel) => void;
  readonly onDone: () => void;
}

export function CancelForm({ title, does, name, children, isReady, isBusy, error, onCancel, onDone }: Props) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const [reason, setReason] = useState<Cancel['reason']>('no-longer-needed');
  const [note, setNote] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onCancel({ reason, ...(note.trim() && { note: note.trim() }) });
  };
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="cancel">
      <form onSubmit={submit}>
        <Stack align="stretch">
          <Title order={2} id="cancel">
            {title}
          </Title>
          {children}
          <NativeSelect
            label={t('cancel.reason')}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value as Cancel['reason'])}
            data={reasons.map((each) => ({ value: each, label: t(`cancelReasons.${each}`) }))}
          />
          <Textarea
            label={t('cancel.note', { name })}
            rows={3}
            maxLength={1000}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <Refused error={error} />
          <Group>
            <Button type="submit" color="brick" loading={isBusy} disabled={!isReady}>
              {does}
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
