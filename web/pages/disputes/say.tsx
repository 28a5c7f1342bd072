import { Button, Stack, Textarea } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Dispute } from '../../api/sessions.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { useDisputeDeed } from './use-dispute-deed.js';

interface Props {
  readonly dispute: Dispute;
  readonly isAppeal?: boolean;
}

/** A word of one side; as an appeal, why three others should look at it. */
export function Say({ dispute: { booking_id }, isAppeal = false }: Props) {
  const { t } = useTranslation('disputes');
  const what = isAppeal ? 'appeal' : 'say';
  const [text, write, forget] = useDraft(`dispute.${what}.${booking_id}`, '');
  const path = isAppeal ? 'appeal' : 'statements';
  const say = useDisputeDeed(
    booking_id,
    (statement: string, key) => api.post<Dispute>(`/bookings/${booking_id}/dispute/${path}`, { statement }, key),
    () => {
      write('');
      forget();
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    say.mutate(text.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="36rem">
        <Textarea
          label={t(`${what}.label`)}
          description={t(`${what}.read`)}
          required
          minLength={3}
          maxLength={4000}
          rows={4}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          error={say.error instanceof Refusal ? say.error.faults().statement : undefined}
        />
        <Refused error={say.error} atFields={['statement']} />
        <Button type="submit" variant="default" loading={say.isPending} style={{ alignSelf: 'flex-start' }}>
          {t(`${what}.do`)}
        </Button>
      </Stack>
    </form>
  );
}
