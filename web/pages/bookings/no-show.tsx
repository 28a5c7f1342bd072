import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import { now } from '../../api/now.js';
import { noShow as noShowQuery } from '../../api/sessions.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBookingDeed } from './use-booking-deed.js';
import { useRole } from './use-role.js';

const quarterOfAnHour = 900_000;

/** That the adviser did not come, to be said from a while after the start; or that it is said of us. */
export function NoShow({ booking }: { readonly booking: Booking }) {
  return booking.state === 'no-show' ? <Reported booking={booking} /> : <Report booking={booking} />;
}

function Report({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const [openedAt] = useState(() => now().getTime());
  const [isSure, ask] = useState(false);
  const { mayBook } = useRole(booking);
  const report = useBookingDeed(booking.id, (_: undefined, key) =>
    api.post(`/bookings/${booking.id}/no-show`, { side: 'adviser' }, key),
  );
  if (!mayBook || openedAt < Date.parse(booking.start) + quarterOfAnHour) return null;
  return (
    <Stack component="section" aria-labelledby="no-show" gap="sm" align="flex-start">
      <Title order={2} id="no-show">
        {t('noShow.title')}
      </Title>
      <Text>{t('noShow.body', { name: booking.expert.name })}</Text>
      <Refused error={report.error} />
      {isSure ? (
        <Button color="brick" loading={report.isPending} onClick={() => report.mutate(undefined)}>
          {t('noShow.sure', { name: booking.expert.name })}
        </Button>
      ) : (
        <Button variant="default" onClick={() => ask(true)}>
          {t('noShow.report', { name: booking.expert.name })}
        </Button>
      )}
    </Stack>
  );
}

function Reported({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const [zone] = useZone();
  const locale = useLocale();
  const { data, error } = useQuery(noShowQuery(booking.id));
  const { mayBook } = useRole(booking);
  if (error) return <Refused error={error} />;
  if (!data) return <Waiting lines={2} />;
  const isOfUs = data.side === 'client';
  const isOpen = !data.contested && data.settled_at === null;
  return (
    <Stack component="section" aria-labelledby="no-show" gap="sm">
      <Title order={2} id="no-show">
        {t('noShow.title')}
      </Title>
      <Text>{t(isOfUs ? 'noShow.ofUs' : 'noShow.ofThem', { name: booking.expert.name })}</Text>
      {data.contested && <Text className="said">{t('noShow.contested', { statement: data.contested.statement })}</Text>}
      {data.decision && <Text>{t(`noShow.decided.${data.decision.decision}`)}</Text>}
      {data.settled_at && <Text>{t('noShow.settled')}</Text>}
      {isOfUs && isOpen && mayBook && (
        <>
          <Text fw={600}>{t('noShow.by', { when: dayAndTime(zone, data.contest_by, locale) })}</Text>
          <Contest booking={booking} />
        </>
      )}
    </Stack>
  );
}

function Contest({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const [statement, setStatement] = useState('');
  const contest = useBookingDeed(booking.id, (_: undefined, key) =>
    api.post(`/bookings/${booking.id}/no-show/contestation`, { statement: statement.trim() }, key),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    contest.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack align="stretch" maw="36rem">
        <Textarea
          label={t('noShow.statement')}
          required
          rows={3}
          maxLength={2000}
          value={statement}
          onChange={({ currentTarget }) => setStatement(currentTarget.value)}
        />
        <Refused error={contest.error} />
        <Button type="submit" loading={contest.isPending}>
          {t('noShow.contest')}
        </Button>
      </Stack>
    </form>
  );
}
