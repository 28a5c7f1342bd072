import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, newKey, Refusal } from '../../api/api.js';
import { booking, type Booking } from '../../api/bookings.js';
import { type GroupSession, type TakeSeat, type WaitingEntry } from '../../api/groups.js';
import { useMe } from '../../api/me.js';
import { useDeed } from '../../api/use-deed.js';
import { ForWhich, useForWhich } from '../../parts/for-which.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { SignInForm } from '../account/sign-in-form.js';

/** A seat, or, where there is none, a place in the line for one. */
export function Take({ session }: { readonly session: GroupSession }) {
  const { t } = useTranslation('groups');
  const me = useMe();
  const which = useForWhich();
  const [needs, write, forget] = useDraft(`seat.${session.id}`, '');
  const isFull = session.seats_left === 0;
  const take = useTake(session, forget);
  const wait = useWait(session, forget);
  const deed = isFull ? wait : take;
  const faults = deed.error instanceof Refusal ? deed.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (which.id) deed.mutate({ organisation_id: which.id, needs: needs.trim() });
  };
  return (
    <Stack component="section" aria-labelledby="take">
      <Title order={2} id="take">
        {t(isFull ? 'wait.title' : 'take.title')}
      </Title>
      {isFull && <Text>{t('wait.body')}</Text>}
      <form onSubmit={submit}>
        <Stack align="flex-start">
          <Textarea
            label={t('take.needs')}
            description={t('take.needsHint')}
            rows={4}
            w="100%"
            maxLength={2000}
            value={needs}
            onChange={({ currentTarget }) => write(currentTarget.value)}
            error={faults.needs}
          />
          {me && <ForWhich {...which} />}
          <Refused error={deed.error} atFields={['needs']} />
          {me && (
            <Button type="submit" size="md" loading={deed.isPending} disabled={!which.id}>
              {t(isFull ? 'wait.do' : session.price.minor > 0 ? 'take.hold' : 'take.do')}
            </Button>
          )}
        </Stack>
      </form>
      {me === null && (
        <>
          <Text>{t('take.signIn')}</Text>
          <SignInForm />
        </>
      )}
    </Stack>
  );
}

/** What is free is confirmed with the same press; what costs something goes on to how it is paid. */
function useTake(session: GroupSession, forget: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useDeed(
    async (seat: TakeSeat, key) => {
      const held = await api.post<Booking>(`/group-sessions/${session.id}/seats`, seat, key);
      if (held.price.minor > 0) return held;
      return api.post<Booking>(`/bookings/${held.id}/confirmation`, {}, newKey());
    },
    async (held) => {
      forget();
      queries.setQueryData(booking(held.id).queryKey, held);
      void queries.invalidateQueries({ queryKey: ['group-sessions'] });
      void queries.invalidateQueries({ queryKey: ['bookings'] });
      await navigate(`/book/${held.id}`);
    },
  );
}

function useWait(session: GroupSession, forget: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useDeed(
    (seat: TakeSeat, key) => api.post<WaitingEntry>(`/group-sessions/${session.id}/waiting-list`, seat, key),
    async () => {
      forget();
      await queries.invalidateQueries({ queryKey: ['waiting-list'] });
      await navigate('/waiting');
    },
  );
}
