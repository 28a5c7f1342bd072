import { Anchor, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import { dispute as disputeQuery, type Dispute } from '../../api/sessions.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBookingDeed } from './use-booking-deed.js';
import { useRole } from './use-role.js';

/** What is disputed, where that stands, and what comes next. */
export function DisputePart({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  const { data, error, refetch } = useQuery(disputeQuery(booking.id));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={3} />;
  const { state, disputed, due, due_at, ended, statements } = data;
  return (
    <Stack component="section" aria-labelledby="dispute" gap="sm">
      <Title order={2} id="dispute">
        {t('dispute.title')}
      </Title>
      <Anchor component={Link} to={`/disputes/${booking.id}`} underline="always">
        {t('dispute.all')}
      </Anchor>
      <Text>{t('dispute.sum', { disputed: inWords(disputed, common), due: inWords(due, common) })}</Text>
      <Text fw={600}>{t(`dispute.states.${state}`)}</Text>
      {due_at && <Text size="sm">{t('dispute.by', { when: dayAndTime(zone, due_at, locale) })}</Text>}
      {ended && <Text>{t('dispute.awarded', { amount: inWords(ended.awarded, common) })}</Text>}
      <ul className="plain rows">
        {statements.map(({ at, as, statement }) => (
          <li key={at}>
            <Text size="sm" c="dimmed">
              {t(`dispute.as.${as}`)}, {dayAndTime(zone, at, locale)}
            </Text>
            <Text className="said">{statement}</Text>
          </li>
        ))}
      </ul>
      {data.decisions.map(({ at, reason, awarded }) => (
        <Text key={at} className="said">
          {t('dispute.decided', { amount: inWords(awarded, common), reason })}
        </Text>
      ))}
      <Steps booking={booking} dispute={data} />
    </Stack>
  );
}

interface StepsProps {
  readonly booking: Booking;
  readonly dispute: Dispute;
}

function Steps({ booking, dispute: { state, proposal, opened } }: StepsProps) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const { mayDispute } = useRole(booking);
  const path = `/bookings/${booking.id}/dispute`;
  const answer = useBookingDeed(booking.id, (accepts: boolean, key) =>
    api.post(`${path}/proposal/answer`, { accepts, ...(accepts && proposal && { awarded: proposal.awarded }) }, key),
  );
  const withdraw = useBookingDeed(booking.id, (_: undefined) => api.delete(path));
  if (!mayDispute || state === 'ended') return null;
  return (
    <>
      {proposal && state === 'mediation' && (
        <>
          <Text>{t('dispute.proposed', { amount: inWords(proposal.awarded, common) })}</Text>
          {proposal.client_accepts === null && (
            <Group>
              <Button loading={answer.isPending} onClick={() => answer.mutate(true)}>
                {t('dispute.accept')}
              </Button>
              <Button variant="default" loading={answer.isPending} onClick={() => answer.mutate(false)}>
                {t('dispute.refuse')}
              </Button>
            </Group>
          )}
        </>
      )}
      <Say booking={booking} isAppeal={state === 'decided'} />
      <Refused error={answer.error ?? withdraw.error} />
      {opened.side === 'client' && state !== 'decided' && (
        <Group>
          <Button variant="subtle" loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {t('dispute.withdraw')}
          </Button>
        </Group>
      )}
    </>
  );
}

function Say({ booking, isAppeal }: { readonly booking: Booking; readonly isAppeal: boolean }) {
  const { t } = useTranslation('bookings');
  const [statement, setStatement] = useState('');
  const say = useBookingDeed(
    booking.id,
    (text: string, key) =>
      api.post(`/bookings/${booking.id}/dispute/${isAppeal ? 'appeal' : 'statements'}`, { statement: text }, key),
    () => setStatement(''),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    say.mutate(statement.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack align="stretch" maw="36rem">
        <Textarea
          label={t(isAppeal ? 'dispute.appealWhy' : 'dispute.statement')}
          required
          minLength={3}
          maxLength={4000}
          rows={3}
          value={statement}
          onChange={({ currentTarget }) => setStatement(currentTarget.value)}
        />
        <Refused error={say.error} />
        <Button type="submit" variant="default" loading={say.isPending}>
          {t(isAppeal ? 'dispute.appeal' : 'dispute.say')}
        </Button>
      </Stack>
    </form>
  );
}
