import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BusyCalendar } from '../../api/busy-calendars.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

const pages = { booking: '/advising/sessions', group_session: '/groups' };

/** Sessions that were booked in time that a calendar says is taken. */
export function Clashes({ clashes: { count, items } }: Pick<BusyCalendar, 'clashes'>) {
  const { t } = useTranslation('busy');
  const locale = useLocale();
  const [zone] = useZone();
  if (count === 0) return null;
  return (
    <div>
      <Text fw={600}>{t('clashes', { count })}</Text>
      <Stack component="ul" gap={2} m={0} pl="md">
        {items.map(({ kind, id, start }) => (
          <li key={id}>
            <Anchor component={Link} to={`${pages[kind]}/${id}`} inherit underline="always">
              {dayAndTime(zone, start, locale)}
            </Anchor>
          </li>
        ))}
      </Stack>
    </div>
  );
}
