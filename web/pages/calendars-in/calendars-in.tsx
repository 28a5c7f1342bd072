import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { busyCalendars } from '../../api/busy-calendars.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { WorkPage } from '../work/work-page.js';
import './calendars-in.css';
import { ConnectCalendar } from './connect-calendar.js';
import { OneCalendar } from './one-calendar.js';

/** Calendars of other programs that say when an adviser is busy. */
export default function CalendarsInPage() {
  const { t } = useTranslation('busy');
  return (
    <WorkPage title={t('title')} lead={t('lead')}>
      {(expert) => <Calendars expertId={expert.id} />}
    </WorkPage>
  );
}

function Calendars({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('busy');
  const { data, error, refetch } = useQuery(busyCalendars(expertId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={6} />;
  return (
    <Stack gap="xl">
      <Stack component="section" gap="sm" aria-labelledby="connected">
        <Title order={2} id="connected">
          {t('connected')}
        </Title>
        {data.items.length === 0 && <Text c="dimmed">{t('none')}</Text>}
        <ul className="plain busy-calendars">
          {data.items.map((calendar) => (
            <OneCalendar key={calendar.id} expertId={expertId} calendar={calendar} />
          ))}
        </ul>
      </Stack>
      <Stack component="section" gap="sm" aria-labelledby="connect">
        <Title order={2} id="connect">
          {t('connect.title')}
        </Title>
        <Text>{t('connect.lead')}</Text>
        <ConnectCalendar expertId={expertId} />
      </Stack>
      <Anchor component={Link} to="/me/calendars" underline="always">
        {t('feeds')}
      </Anchor>
    </Stack>
  );
}
