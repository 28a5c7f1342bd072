import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '../../api/bookings.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { MeetingPlace } from '../../parts/meeting-place.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

/** It is done: when, where, the file for the calendar, and what comes next. */
export function Booked({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('book');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  const { id, expert, state, start, end, lapses_at } = booking;
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
          <Text fw={600} size="lg">
            {dayAndTime(zone, start, locale)}–{timeIn(zone, end)}
          </Text>
          <Text size="sm" c="dimmed">
            {t('zone', { zone: zone.replaceAll('_', ' ') })}
          </Text>
          <Text>{say(booking.title)}</Text>
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
          {next.filter(Boolean).map((each) => (
            <li key={each}>{each}</li>
          ))}
          <li>{t('freeUntil', { when: dayAndTime(zone, booking.cancel_free_until, locale) })}</li>
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
