import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/bookings.js';

const colours: Readonly<Record<Booking['state'], string>> = {
  held: 'marigold',
  requested: 'marigold',
  confirmed: 'leaf',
  delivered: 'marigold',
  accepted: 'leaf',
  'no-show': 'brick',
  declined: 'gray',
  lapsed: 'gray',
  cancelled: 'gray',
};

/** How a booking stands, in a word. */
export function StateBadge({ booking: { state, dispute } }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const isDisputed = dispute !== null && dispute !== 'ended';
  return (
    <Badge variant="light" color={isDisputed ? 'brick' : colours[state]}>
      {isDisputed ? t('states.disputed') : t(`states.${state}`)}
    </Badge>
  );
}
