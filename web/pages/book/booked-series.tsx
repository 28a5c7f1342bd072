import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '../../api/bookings.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SeriesList } from '../bookings/series-list.js';

/** It is done: every time of it, and what comes next. */
export function BookedSeries({ series }: { readonly series: readonly Booking[] }) {
  const { t } = useTranslation('series');
  const { t: book } = useTranslation('book');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  const booked = series.filter(({ state }) => state === 'confirmed' || state === 'requested');
  const [first] = booked as [Booking];
  const { name } = first.expert;
  const asked = booked.find(({ state }) => state === 'requested');
  const title = t(asked ? 'booked.asked' : 'booked.title', { name, count: booked.length });
  useTitle(title);
  const next = asked?.lapses_at
    ? [book('booked.answerBy', { name, when: dayAndTime(zone, asked.lapses_at, locale) }), book('booked.ifNot')]
    : [t('booked.letters'), book('booked.write', { name })];
  return (
    <Stack gap="lg" maw="44rem">
      <FocusedTitle>{title}</FocusedTitle>
      <div>
        <Text fw={600}>{say(first.title)}</Text>
        <Text size="sm" c="dimmed">
          {book('zone', { zone: zone.replaceAll('_', ' ') })}
        </Text>
      </div>
      <SeriesList series={series} />
      <section>
        <Title order={2}>{book('booked.next')}</Title>
        <ul>
          {[...next, t('booked.singly')].map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </section>
      <Group>
        <Button component={Link} to="/bookings">
          {book('booked.all')}
        </Button>
      </Group>
    </Stack>
  );
}
