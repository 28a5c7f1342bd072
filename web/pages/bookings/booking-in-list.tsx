import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '../../api/bookings.js';
import { Portrait } from '../../parts/portrait.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SeriesList } from './series-list.js';
import { StateBadge } from './state-badge.js';

interface Props {
  readonly booking: Booking;
  /** Of the same series, and listed with it. */
  readonly others: readonly Booking[];
}

export function BookingInList({ booking, others }: Props) {
  const { t } = useTranslation('bookings');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  const { id, expert, start, state, accept_by, lapses_at } = booking;
  const by = state === 'delivered' ? accept_by : lapses_at;
  const need = state === 'delivered' || state === 'held' || state === 'requested' ? state : null;
  return (
    <li>
      <Group wrap="nowrap" align="flex-start" gap="md">
        <Portrait id={expert.id} name={expert.name} size={44} />
        <Stack gap={2} style={{ minWidth: 0, flex: 1 }}>
          <Group justify="space-between" gap={4}>
            <Anchor component={Link} to={state === 'held' ? `/book/${id}` : `/bookings/${id}`} fw={600}>
              {dayAndTime(zone, start, locale)}
            </Anchor>
            <StateBadge booking={booking} />
          </Group>
          <Text>{t('list.what', { title: say(booking.title), name: expert.name })}</Text>
          {need && by && (
            <Text size="sm" fw={600} c="var(--barefoot-attention)">
              {t(`list.need.${need}`, { when: dayAndTime(zone, by, locale), name: expert.name })}
            </Text>
          )}
          {others.length > 0 && (
            <details>
              <summary>{t('series.others', { count: others.length })}</summary>
              <SeriesList series={others} />
            </details>
          )}
        </Stack>
      </Group>
    </li>
  );
}
