import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/api.js';
import { type BusyCalendar, type CalendarChange, useCalendarDeed } from '../../api/busy-calendars.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { Sure } from '../account/sure.js';
import { Clashes } from './clashes.js';
import { Skipped } from './skipped.js';

interface Props {
  readonly expertId: string;
  readonly calendar: BusyCalendar;
}

/** One calendar: whether it could be read, what it takes, and what may be done about it. */
export function OneCalendar({ expertId, calendar }: Props) {
  const { t } = useTranslation('busy');
  const { id, name, host, titles } = calendar;
  const at = `/experts/${expertId}/calendars/${id}`;
  const change = useCalendarDeed(expertId, (wanted: CalendarChange) => api.patch<BusyCalendar>(at, wanted));
  const reading = useCalendarDeed(expertId, () => api.post<BusyCalendar>(`${at}/readings`, {}, newKey()));
  const leaving = useCalendarDeed(expertId, () => api.delete(at));
  return (
    <li>
      <Stack gap="xs">
        <Text fw={600} component="h3">
          {name}{' '}
          {host !== name && (
            <Text span c="dimmed" fw={400}>
              {host}
            </Text>
          )}
        </Text>
        <State calendar={calendar} />
        <Skipped skipped={calendar.skipped} />
        <Clashes clashes={calendar.clashes} />
        <Checkbox
          label={t('titles.keep')}
          description={t('titles.who')}
          aria-label={`${t('titles.keep')}: ${name}`}
          checked={change.isPending ? change.variables.titles === true : titles}
          onChange={({ currentTarget }) => change.mutate({ titles: currentTarget.checked })}
        />
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-md"
            loading={reading.isPending}
            aria-label={`${t('readNow')}: ${name}`}
            onClick={() => reading.mutate(undefined)}
          >
            {t('readNow')}
          </Button>
          <Sure
            words={t('disconnect')}
            of={name}
            isPending={leaving.isPending}
            onSure={() => leaving.mutate(undefined)}
          />
        </Group>
        <Refused error={change.error ?? reading.error ?? leaving.error} />
      </Stack>
    </li>
  );
}

function State({ calendar }: Pick<Props, 'calendar'>) {
  const { t } = useTranslation('busy');
  const locale = useLocale();
  const [zone] = useZone();
  const when = (instant: string) => dayAndTime(zone, instant, locale);
  const { failure, last_read_at: read, next_read_at: next, busy_times: count } = calendar;
  return (
    <div role="status">
      {failure && (
        <div className="refused">
          <Text fw={600}>{t('failed')}</Text>
          <Text>{t(`failures.${failure}`)}</Text>
          {read && <Text>{t('stillCounts')}</Text>}
        </div>
      )}
      <Text size="sm">
        {read ? t('readAt', { when: when(read) }) : t('neverRead')} {t('nextAt', { when: when(next) })}
      </Text>
      {read && <Text size="sm">{t('busy', { count })}</Text>}
    </div>
  );
}
