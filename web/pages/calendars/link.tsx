import { Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type CalendarLink, calendarLinks } from '../../api/calendars.js';
import { Refused } from '../../parts/refused.js';
import { useDay } from '../../parts/use-day.js';
import { Sure } from '../account/sure.js';

/** One that was made: what it shows, when it was last read, and its end. */
export function OneLink({
  link: { id, name, kind, created_at: made, last_read_at: read },
}: {
  readonly link: CalendarLink;
}) {
  const { t } = useTranslation('calendars');
  const day = useDay();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.delete(`/me/calendar-links/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: calendarLinks.queryKey }),
  });
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {t(`kinds.${kind}`)}
            {'; '}
            {t('madeOn', { day: day(made) })}
            {'; '}
            {read ? t('lastRead', { day: day(read) }) : t('neverRead')}
          </Text>
        </div>
        <Sure words={t('revoke')} of={name} isPending={revoke.isPending} onSure={() => revoke.mutate()} />
      </Group>
      <Refused error={revoke.error} />
    </li>
  );
}
