import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { type Delivery, deliveryOf, type DeliveryWritten, type Session } from '../../api/work.js';
import { wholeOf } from '../../parts/amounts.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { type Draft, kinds, RecordFields, recordFields, writtenOf } from './record-fields.js';

interface Props {
  readonly session: Session;
  readonly begin: Draft;
  /** Whether something is recorded already, which this corrects. */
  readonly isCorrection: boolean;
  readonly onDone?: () => void;
  readonly children?: ReactNode;
}

/** Recording what took place, or mending it; what is typed outlives a reload. */
export function RecordForm({ session, begin, isCorrection, onDone, children }: Props) {
  const { t } = useTranslation('work');
  const [draft, write, forget] = useDraft(`record.${session.id}.${isCorrection ? 'anew' : 'first'}`, begin);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const queries = useQueryClient();
  const path = `/bookings/${session.id}/delivery`;
  const record = useDeed(
    (written: DeliveryWritten, key) =>
      isCorrection ? api.put<Delivery>(path, written) : api.post<Delivery>(path, written, key),
    async (delivery) => {
      forget();
      queries.setQueryData(deliveryOf(session.id).queryKey, delivery);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['booking', session.id] }),
        queries.invalidateQueries({ queryKey: ['bookings'] }),
      ]);
      onDone?.();
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wrong = kinds.filter((kind) => draft.minutes[kind] !== '' && wholeOf(draft.minutes[kind]) === undefined);
    const isAboutNothing = draft.topics.length === 0;
    setTyped({
      ...Object.fromEntries(wrong.map((kind) => [`minutes/${kind}`, t('record.whole')])),
      ...(isAboutNothing && { topics: t('record.chooseTopic') }),
    });
    if (wrong.length === 0 && !isAboutNothing) record.mutate(writtenOf(draft));
  };
  const fault = { ...(record.error instanceof Refusal ? record.error.faults() : {}), ...typed };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <RecordFields draft={draft} onDraft={write} fault={fault} />
        <Refused error={record.error} atFields={recordFields} />
        <Group gap="sm">
          <Button type="submit" loading={record.isPending}>
            {t(isCorrection ? 'record.correct' : 'record.send')}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}
