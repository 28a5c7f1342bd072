import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import type { Booking } from '../../api/bookings.js';
import type { Slot } from '../../api/experts.js';
import { now } from '../../api/now.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime, dayIn, longDay, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { MonthCalendar } from '../adviser/month-calendar.js';
import { useMonth } from '../adviser/use-month.js';
import { useBookingDeed } from './use-booking-deed.js';

interface Props {
  readonly booking: Booking;
  readonly onMoved: (booking: Booking) => void;
  readonly onDone: () => void;
}

/** The adviser's month again, with the session's own time out of its own way. */
export function Move({ booking, onMoved, onDone }: Props) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  const [openedAt] = useState(now);
  const today = dayIn(zone, openedAt);
  const [month, setMonth] = useState(dayIn(zone, booking.start).slice(0, 7));
  const [day, setDay] = useState<string | null>(null);
  const [chosen, choose] = useState<Slot>();
  const wanted = { expertId: booking.expert.id, offerId: booking.offer_id, moving: booking.id };
  const { byDay, isFetching, error, refetch } = useMonth(wanted, month, zone);
  const move = useBookingDeed(
    booking.id,
    (start: string, key) => api.post<Booking>(`/bookings/${booking.id}/rescheduling`, { start }, key),
    onMoved,
  );
  const others = move.error instanceof Refusal ? (move.error.problem['alternatives'] as Slot[] | undefined) : undefined;
  const slots = others ?? byDay.get(day ?? '') ?? [];
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="move">
      <Stack>
        <Title order={2} id="move">
          {t('move.title')}
        </Title>
        <Refused error={error} retry={() => void refetch()} />
        <MonthCalendar
          month={month}
          today={today}
          byDay={byDay}
          chosen={day}
          isBusy={isFetching}
          onMonth={(to) => {
            setMonth(to);
            setDay(null);
          }}
          onDay={(to) => {
            setDay(to);
            choose(undefined);
          }}
        />
        {day && <Text fw={600}>{longDay(day, locale)}</Text>}
        <Group gap="xs" aria-live="polite">
          {slots
            .filter(({ start }) => Date.parse(start) !== Date.parse(booking.start))
            .map((slot) => (
              <Button
                key={slot.start}
                variant={slot === chosen ? 'filled' : 'default'}
                aria-pressed={slot === chosen}
                size="compact-md"
                onClick={() => choose(slot)}
              >
                {others ? dayAndTime(zone, slot.start, locale) : timeIn(zone, slot.start)}
              </Button>
            ))}
        </Group>
        {chosen && (
          <Text>
            {isFree(booking) && isFree(chosen)
              ? t('move.freeUntil', { when: dayAndTime(zone, chosen.cancel_free_until, locale) })
              : booking.price.minor > 0 && t('move.freeNoMore')}
          </Text>
        )}
        <Refused error={move.error} />
        <Group>
          <Button disabled={!chosen} loading={move.isPending} onClick={() => chosen && move.mutate(chosen.start)}>
            {chosen ? t('move.to', { when: dayAndTime(zone, chosen.start, locale) }) : t('move.choose')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {common('cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** Where calling it off costs something already, moving it does not make that free again. */
function isFree({ cancel_free_until: freeUntil }: Pick<Slot, 'cancel_free_until'>): boolean {
  return Date.parse(freeUntil) > now().getTime();
}
