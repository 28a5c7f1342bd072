import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { now } from '../../api/now.js';
import { type Session, session as sessionQuery } from '../../api/work.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { OpenDispute } from '../bookings/open-dispute.js';
import { Files } from '../talk/files.js';
import { Messages } from '../talk/messages.js';
import { AnswerRequest } from './answer-request.js';
import { CallOff } from './call-off.js';
import { NoShowPart } from './no-show.js';
import { Record } from './record.js';
import { MoneyOfSession } from './session-money.js';
import { SessionFacts } from './session-facts.js';
import { AsAdviser, WorkNav } from './work-page.js';
import { WriteUp } from './write-up.js';

/** A booking as its adviser sees it: who and when, and what is to be done about it now. */
export default function SessionPage() {
  const { t } = useTranslation('work');
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...sessionQuery(id), enabled: Boolean(me) });
  useTitle(data ? t('session.title', { name: data.organisation.name }) : '…');
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="work" />;
  if (!data) return <Waiting lines={10} />;
  return (
    <AsAdviser>
      {() => (
        <Stack gap="lg">
          <WorkNav />
          <Known session={data} />
        </Stack>
      )}
    </AsAdviser>
  );
}

function Known({ session }: { readonly session: Session }) {
  const { t } = useTranslation('work');
  const say = useBilingual();
  return (
    <Stack gap="xl" maw="48rem">
      <Stack gap="xs">
        <Title>{t('session.title', { name: session.organisation.name })}</Title>
        <Group gap="sm">
          <Text size="lg">{say(session.title)}</Text>
          <Badge variant="light" color={colours[session.state] ?? 'gray'}>
            {t(`states.${session.state}`)}
          </Badge>
        </Group>
      </Stack>
      <SessionFacts session={session} />
      <ToDo session={session} />
      <Disagreement session={session} />
      <Messages at={`/bookings/${session.id}`} name={session.organisation.name} mayWrite />
      <Files bookingId={session.id} mayPutUp />
      {session.price.minor > 0 && <MoneyOfSession session={session} />}
    </Stack>
  );
}

const colours: Partial<Record<Session['state'], string>> = {
  requested: 'marigold',
  confirmed: 'teal',
  delivered: 'teal',
  accepted: 'leaf',
  'no-show': 'brick',
};

/** What the state of a session lets its adviser do. */
function ToDo({ session }: { readonly session: Session }) {
  const say = useBilingual();
  const [openedAt] = useState(now);
  switch (session.state) {
    case 'requested':
      return <AnswerRequest session={session} title={say(session.title)} />;
    case 'confirmed':
      return new Date(session.start) <= openedAt ? <AfterStart session={session} /> : <CallOff session={session} />;
    case 'delivered':
    case 'accepted':
      return <Record session={session} />;
    case 'no-show':
      return <NoShowPart session={session} />;
    case 'held':
    case 'declined':
    case 'lapsed':
    case 'cancelled':
      return null;
  }
}

/** For so long after a session it can be said that somebody did not come. */
const noShowDays = 7;

function AfterStart({ session }: { readonly session: Session }) {
  const [openedAt] = useState(now);
  const isFresh = openedAt.getTime() - Date.parse(session.start) < noShowDays * 86_400_000;
  return (
    <>
      <WriteUp session={session} />
      {isFresh && <NoShowPart session={session} />}
    </>
  );
}

/** The way to a dispute, or to open one: where the client objects, or says that they were there. */
function Disagreement({ session }: { readonly session: Session }) {
  const { t } = useTranslation('dispute');
  const { id, state, dispute, accept_by: acceptBy, no_show: noShow, price, organisation } = session;
  if (dispute)
    return (
      <Anchor component={Link} to={`/disputes/${id}`} underline="always">
        {t('look')}
      </Anchor>
    );
  const isContested = state === 'delivered' ? acceptBy === null : state === 'no-show' && noShow?.side === 'client';
  if (!isContested || price.minor === 0) return null;
  return <OpenDispute booking={session} other={organisation.name} />;
}
