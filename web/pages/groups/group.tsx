import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { offerCalendar } from '../../api/calendars.js';
import { type GroupSession, groupSession } from '../../api/groups.js';
import { now } from '../../api/now.js';
import { useMyExpert } from '../../api/work.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime, timeIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { Attendees } from './attendees.js';
import { SeatPrice } from './groups.js';
import { Take } from './take.js';

/** One group session: to take a seat of it; for its adviser, who comes. */
export default function GroupPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(groupSession(id));
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="groups" />;
  return data ? <Known session={data} /> : <Waiting lines={8} />;
}

function Known({ session }: { readonly session: GroupSession }) {
  const { t, i18n } = useTranslation('groups');
  const { t: book } = useTranslation('book');
  const say = useBilingual();
  const [zone] = useZone();
  const locale = useLocale();
  const [openedAt] = useState(now);
  const { data: own } = useMyExpert();
  const { title, state, expert, start, end, mode, seats_left: left, capacity } = session;
  const isOver = new Date(start) <= openedAt;
  useTitle(say(title));
  return (
    <Stack gap="xl" maw="46rem">
      <Stack gap="sm">
        <Title>{say(title)}</Title>
        <Group gap="sm">
          <Text fw={600} size="lg">
            {dayAndTime(zone, start, locale)}–{timeIn(zone, end)}
          </Text>
          <Badge variant="light" color={state === 'scheduled' && left > 0 ? 'leaf' : 'gray'}>
            {state === 'cancelled' ? t('cancelled') : left > 0 ? t('left', { count: left }) : t('full')}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {book('zone', { zone: zone.replaceAll('_', ' ') })} · {book(`modes.${mode}`)}
        </Text>
        <Text>
          <Anchor component={Link} to={`/advisers/${expert.id}`} underline="always">
            {t('with', { name: expert.name })}
          </Anchor>
          {' · '}
          {t('seats', { count: capacity })} · <SeatPrice session={session} />
        </Text>
        {state === 'scheduled' && <TakesPlace session={session} />}
        <Text size="sm">
          <Anchor href={offerCalendar(session.offer_id, i18n.language)} underline="always">
            {t('follow')}
          </Anchor>
        </Text>
      </Stack>
      {own?.id === expert.id ? (
        <Attendees session={session} isOver={isOver} />
      ) : (
        state === 'scheduled' && !isOver && <Take session={session} />
      )}
    </Stack>
  );
}

function TakesPlace({ session }: { readonly session: GroupSession }) {
  const { t } = useTranslation('groups');
  const [zone] = useZone();
  const locale = useLocale();
  const { takes_place, minimum_seats, decide_at } = session;
  if (takes_place || minimum_seats <= 1) return <Text>{t('takesPlace')}</Text>;
  return <Text>{t('minimum', { count: minimum_seats, when: dayAndTime(zone, decide_at, locale) })}</Text>;
}
