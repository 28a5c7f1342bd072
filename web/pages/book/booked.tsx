import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Booking, quote as quoteQuery } from '../../api/bookings.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { MeetingPlace } from '../../parts/meeting-place.js';
import { useCallingOff } from '../../parts/use-calling-off.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { WhoPaid } from './who-paid.js';

/** It is done: when, where, who paid, the file for the calendar, and what comes next. */
export function Booked({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('book');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  const { id, expert, state, start, end, lapses_at, price } = booking;
  const { data: quote } = useQuery({ ...quoteQuery(id), enabled: price.minor > 0 });
  const callingOff = useCallingOff(booking, quote);
  const isAsked = state === 'requested';
  const title = isAsked ? t('booked.askedTitle', { name: expert.name }) : t('booked.title', { name: expert.name });
  useTitle(title);
  const answer = lapses_at
    ? t('booked.answerBy', { name: expert.name, when: dayAndTime(zone, lapses_at, locale) })
    : '';
  const next = isAsked ? [answer, t('booked.ifNot')] : [t('booked.letter'), t('booked.write', { name: expert.name })];
  return (
    <Stack gap="lg" maw="44rem">
      <FocusedTitle>{title}</FocusedTitle>
      <Paper withBorder p="lg">
        <Stack gap="sm">
          {!isAsked && (
            <Group gap={6} role="status" c="var(--barefoot-free)">
              <IconCheck size={22} aria-hidden />
              <Text fw={600}>{t('booked.confirmed')}</Text>
            </Group>
          )}
          <Text fw={600} size="lg">
            {dayAndTime(zone, start, locale)}–{timeIn(zone, end)}
          </Text>
          <Text size="sm" c="dimmed">
            {t('zone', { zone: zone.replaceAll('_', ' ') })}
          </Text>
          <Text>{say(booking.title)}</Text>
          <WhoPaid booking={booking} />
          {!isAsked && <MeetingPlace bookingId={id} />}
          {!isAsked && (
            <Anchor href={`/api/v1/bookings/${id}.ics`} download>
              <IconCalendarPlus size={18} aria-hidden /> {t('booked.calendar')}
            </Anchor>
          )}
        </Stack>
      </Paper>
      <section>
        <Title order={2}>{t('booked.next')}</Title>
        <ul>
          {[...next, callingOff].filter(Boolean).map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </section>
      <Group>
        <Button component={Link} to={`/bookings/${id}`}>
          {t('booked.see')}
        </Button>
        <Button component={Link} to="/bookings" variant="default">
          {t('booked.all')}
        </Button>
      </Group>
    </Stack>
  );
}
