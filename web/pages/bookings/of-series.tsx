import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/bookings.js';
import { seriesOf } from '../../api/series.js';
import { SeriesList } from './series-list.js';

/** The sessions that were booked together with this one. */
export function OfSeries({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const series = useQuery(seriesOf(booking)).data ?? [];
  if (series.length < 2) return null;
  const number = series.findIndex(({ id }) => id === booking.id) + 1;
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="series">
      <Stack gap="sm">
        <Title order={2} id="series">
          {t('series.title', { number, count: series.length })}
        </Title>
        <Text size="sm">{t('series.body')}</Text>
        <SeriesList series={series} current={booking.id} />
      </Stack>
    </Paper>
  );
}
