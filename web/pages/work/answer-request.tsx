import { Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { useDeed } from '../../api/use-deed.js';
import { type Answer, type Session, session as sessionQuery } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';

type Reason = Extract<Answer, { answer: 'declined' }>['reason'];
const reasons: readonly Reason[] = [
  ...(['not-my-field', 'no-time', 'conflict-of-interest', 'needs-another-adviser', 'other'] as const),
];

interface Props {
  readonly session: Session;
  readonly title: string;
}

/** Yes at one press; no with a reason, which the client reads. */
export function AnswerRequest({ session, title }: Props) {
  const { t } = useTranslation('work');
  const [isDeclining, setDeclining] = useState(false);
  const queries = useQueryClient();
  const answer = useDeed(
    (given: Answer, key) => api.post<Session>(`/bookings/${session.id}/answer`, given, key),
    (answered) => {
      queries.setQueryData(sessionQuery(session.id).queryKey, answered);
      return queries.invalidateQueries({ queryKey: ['bookings'] });
    },
  );
  const whose = `${session.organisation.name}, ${title}`;
  return (
    <Stack gap="sm">
      {isDeclining ? (
        <Decline isPending={answer.isPending} error={answer.error} onDecline={answer.mutate}>
          <Button variant="default" onClick={() => setDeclining(false)}>
            {t('back', { ns: 'common' })}
          </Button>
        </Decline>
      ) : (
        <>
          <Refused error={answer.error} />
          <Group gap="sm">
            <Button
              loading={answer.isPending}
              onClick={() => answer.mutate({ answer: 'accepted' })}
              aria-label={`${t('request.accept')}: ${whose}`}
            >
              {t('request.accept')}
            </Button>
            <Button
              variant="default"
              onClick={() => setDeclining(true)}
              aria-label={`${t('request.decline')}: ${whose}`}
            >
              {t('request.decline')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

interface DeclineProps {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onDecline: (answer: Answer) => void;
  readonly children: React.ReactNode;
}

function Decline({ isPending, error, onDecline, children }: DeclineProps) {
  const { t } = useTranslation('work');
  const [reason, setReason] = useState<Reason>('no-time');
  const [note, setNote] = useState('');
  const fault = error instanceof Refusal ? error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onDecline({ answer: 'declined', reason, ...(note.trim() && { note: note.trim() }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group
          label={t('request.why')}
          description={t('request.read')}
          value={reason}
          onChange={(value) => setReason(value)}
        >
          <Stack gap={6} mt={6}>
            {reasons.map((one, index) => (
              <Radio key={one} value={one} label={t(`reasons.${one}`)} autoFocus={index === 1} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('request.note')}
          maxLength={1000}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fault.note}
        />
        <Refused error={error} atFields={['note']} />
        <Group gap="sm">
          <Button type="submit" color="brick.6" loading={isPending}>
            {t('request.declineNow')}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}
