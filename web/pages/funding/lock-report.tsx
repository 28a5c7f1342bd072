import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { LockedReport } from '../../api/reports.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

interface Days {
  readonly from: string;
  readonly to: string;
}

interface Props {
  readonly programmeId: string;
  readonly days: Days;
  /** Days that are not over cannot be locked. */
  readonly isOver: boolean;
}

/** Locking what is shown above: what it does is said before, because it cannot be undone. */
export function LockReport({ programmeId, days, isOver }: Props) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const queries = useQueryClient();
  const [isAsked, ask] = useState(false);
  const lock = useDeed(
    (of: Days, key) => api.post<LockedReport>(`/programmes/${programmeId}/reports`, of, key),
    () => queries.invalidateQueries({ queryKey: ['programme', programmeId] }),
  );
  const said = { from: date(days.from, locale), to: date(days.to, locale) };
  if (!isOver) return <Text className="no-print">{t('lock.notOver')}</Text>;
  if (!isAsked)
    return (
      <Button
        variant="default"
        className="no-print"
        leftSection={<IconLock size={20} aria-hidden />}
        onClick={() => ask(true)}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('lock.ask')}
      </Button>
    );
  return (
    <Alert color="marigold" role="group" aria-label={t('lock.ask')} className="no-print">
      <Stack gap="sm">
        <Text>{t('lock.means', said)}</Text>
        <Refused error={lock.error} />
        <Group>
          <Button className="wrapping" loading={lock.isPending} onClick={() => lock.mutate(days)}>
            {t('lock.do', said)}
          </Button>
          <Button variant="default" autoFocus onClick={() => ask(false)}>
            {t('cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
