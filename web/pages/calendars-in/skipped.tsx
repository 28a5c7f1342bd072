import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BusyCalendar } from '../../api/busy-calendars.js';

const reasons = ['unreadable', 'too_often', 'unknown_zone'] as const;

/** What of a calendar does not count, or is a guess: its adviser may want to look. */
export function Skipped({ skipped }: Pick<BusyCalendar, 'skipped'>) {
  const { t } = useTranslation('busy');
  return reasons
    .filter((reason) => skipped[reason] > 0)
    .map((reason) => (
      <Text key={reason} size="sm">
        {t(`skipped.${reason}`, { count: skipped[reason] })}
      </Text>
    ));
}
