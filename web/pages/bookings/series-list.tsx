import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '../../api/bookings.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import './series.css';
import { StateBadge } from './state-badge.js';

interface Props {
  readonly series: readonly Booking[];
  /** The one whose page this is. */
  readonly current?: string;
}

/** Every session of a series, how it stands, and the way to it. */
export function SeriesList({ series, current }: Props) {
  const { t } = useTranslation('bookings');
  const [zone] = useZone();
  const locale = useLocale();
  return (
    <ol className="series" aria-label={t('series.label')}>
      {series.map((booking) => (
        <li key={booking.id} aria-current={booking.id === current || undefined}>
          {booking.id === current ? (
            <Text fw={600}>{dayAndTime(zone, booking.start, locale)}</Text>
          ) : (
            <Anchor component={Link} to={booking.state === 'held' ? `/book/${booking.id}` : `/bookings/${booking.id}`}>
              {dayAndTime(zone, booking.start, locale)}
            </Anchor>
          )}
          <StateBadge booking={booking} />
        </li>
      ))}
    </ol>
  );
}
