import { Button, Group, NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { cancellationOf, type CallingOff, type Session, session as sessionQuery } from '../../api/work.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';

const reasons = ['illness', 'emergency', 'booked-by-mistake', 'no-longer-needed', 'other'] as const;

/** Calling a session off: first what it means for both sides, then the reason, which the client reads. */
export function CallOff({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack component="section" gap="sm" aria-labelledby="call-off">
      <Title order={2} id="call-off">
        {t('callOff.title')}
      </Title>
      {isOpen ? (
        <Form session={session} onLeave={() => setOpen(false)} />
      ) : (
        <Group gap="sm">
          <Text>{t('callOff.lead')}</Text>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('callOff.begin')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Form({ session, onLeave }: { readonly session: Session; readonly onLeave: () => void }) {
  const { t } = useTranslation('work');
  const { t: common } = useTranslation();
  const preview = useQuery(cancellationOf(session.id));
  const [reason, setReason] = useState<CallingOff['reason']>('illness');
  const [note, setNote] = useState('');
  const queries = useQueryClient();
  const cancel = useDeed(
    (given: CallingOff, key) => api.post<Session>(`/bookings/${session.id}/cancellation`, given, key),
    (cancelled) => {
      queries.setQueryData(sessionQuery(session.id).queryKey, cancelled);
      return queries.invalidateQueries({ queryKey: ['bookings'] });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    cancel.mutate({ reason, ...(note.trim() && { note: note.trim() }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Refused error={preview.error} retry={() => void preview.refetch()} />
        {preview.data && (
          <Text role="status">
            {preview.data.due.minor === 0
              ? t('callOff.nothingDue')
              : t('callOff.due', { amount: inWords(preview.data.adviser_net, common) })}
          </Text>
        )}
        <NativeSelect
          label={t('callOff.reason')}
          description={t('request.read')}
          maw="24rem"
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value as CallingOff['reason'])}
          data={reasons.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
        />
        <Textarea
          label={t('request.note')}
          maxLength={1000}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={cancel.error instanceof Refusal && cancel.error.faults().note}
        />
        <Refused error={cancel.error} atFields={['note']} />
        <Group gap="sm">
          <Button type="submit" color="brick.6" loading={cancel.isPending} disabled={!preview.data}>
            {t('callOff.now')}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {t('cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
