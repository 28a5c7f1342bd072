import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Expert } from '../../api/experts.js';
import { now } from '../../api/now.js';
import { sessionsFrom } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { NeedsMe } from './needs-me.js';
import { sorted } from './sorted.js';
import { Week } from './week.js';
import { WorkPage } from './work-page.js';

/** What needs an adviser now, then the days that come. */
export default function Work() {
  const { t } = useTranslation('work');
  return <WorkPage title={t('title')}>{(expert) => <Now expert={expert} />}</WorkPage>;
}

/** A write-up that was forgotten for months is still to be done. */
const lookBackDays = 120;
const day = 86_400_000;

function Now({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('work');
  const [openedAt] = useState(now);
  const from = new Date(openedAt.getTime() - lookBackDays * day).toISOString();
  const { data, error, refetch } = useQuery(sessionsFrom(from));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  const { requests, toWriteUp, noShows, waiting, ahead } = sorted(data, openedAt);
  return (
    <Stack gap="xl">
      <Standing expert={expert} />
      <NeedsMe requests={requests} toWriteUp={toWriteUp} noShows={noShows} />
      <Week sessions={ahead} openedAt={openedAt} />
      {waiting.length > 0 && (
        <Stack component="section" gap="xs" aria-labelledby="waiting">
          <Title order={2} id="waiting">
            {t('waiting.title')}
          </Title>
          <Text>{t('waiting.body', { count: waiting.length })}</Text>
          <Group gap="sm">
            {waiting.map(({ id, organisation }) => (
              <Anchor key={id} component={Link} to={`/advising/sessions/${id}`}>
                {organisation.name}
              </Anchor>
            ))}
          </Group>
        </Stack>
      )}
    </Stack>
  );
}

/** Whether they can be booked at all, where they cannot. */
function Standing({ expert: { state, suspended_at } }: { readonly expert: Expert }) {
  const { t } = useTranslation('work');
  if (state === 'live') return null;
  return (
    <Alert color="marigold" variant="light">
      <Text>{t(`standing.${suspended_at ? 'suspended' : state}`)}</Text>
      <Anchor component={Link} to="/advising/set-up">
        {t('standing.look')}
      </Anchor>
    </Alert>
  );
}
