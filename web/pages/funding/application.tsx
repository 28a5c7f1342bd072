import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Refusal } from '../../api/api.js';
import { type Application, application as applicationQuery, panel as panelQuery } from '../../api/applications.js';
import { type Me, useMe } from '../../api/me.js';
import { programme as programmeQuery, type Programme } from '../../api/programmes.js';
import PageRefused from '../../parts/page-refused.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { colourOf } from '../programmes/colours.js';
import { WhatWasAsked } from '../programmes/what-was-asked.js';
import './funding.css';
import { Decide } from './decide.js';
import { DecideAppeal } from './decide-appeal.js';
import { Decided } from './decided.js';
import { Diagnose } from './diagnose.js';
import { PanelOf } from './panel.js';

/** An application, for who scores it and for stewards: what is asked, what the panel gave, and what was decided. */
export default function FundedApplication() {
  const { t } = useTranslation('scoring');
  const say = useBilingual();
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...applicationQuery(id), enabled: Boolean(me) });
  const programme = useQuery({ ...programmeQuery(data?.programme.id ?? ''), enabled: Boolean(data) });
  const title = t('one.title', { who: data?.organisation.name ?? '…' });
  useTitle(title);
  if (me === null) return <SignInFirst />;
  if (error instanceof Refusal && error.status === 404) return <NotYours />;
  const failed = error ?? programme.error;
  if (failed) return <PageRefused error={failed} retry={() => void refetch()} to="funding" />;
  if (!data || !programme.data || !me) return <Waiting lines={10} />;
  return (
    <Stack gap="lg" maw="56rem">
      <Stack gap="xs">
        <Anchor component={Link} to={me.steward ? `/funding/programmes/${data.programme.id}/applications` : '/funding'}>
          {me.steward ? say(data.programme.name) : t('one.back')}
        </Anchor>
        <Title>{title}</Title>
        <Group gap="sm">
          <Text c="dimmed">{t('one.to', { programme: say(data.programme.name) })}</Text>
          <State application={data} />
        </Group>
      </Stack>
      <WhatWasAsked application={data} programme={programme.data} />
      <Handled application={data} programme={programme.data} me={me} />
    </Stack>
  );
}

function State({ application: { state } }: { readonly application: Application }) {
  const { t } = useTranslation('programmes');
  return (
    <Badge variant="light" color={colourOf(state)} size="lg">
      {t(`states.${state}`)}
    </Badge>
  );
}

function NotYours() {
  const { t } = useTranslation('scoring');
  return (
    <Stack>
      <Title>{t('notYours.title')}</Title>
      <Text>{t('notYours.body')}</Text>
      <Anchor component={Link} to="/funding">
        {t('one.back')}
      </Anchor>
    </Stack>
  );
}

interface Props {
  readonly application: Application;
  readonly programme: Programme;
  readonly me: Me;
}

/** What is done with it, in the order in which it is done. */
function Handled({ application, programme, me }: Props) {
  const isPanel = programme.decision === 'panel';
  const panel = useQuery({ ...panelQuery(application.id), enabled: isPanel });
  return (
    <>
      <Diagnose application={application} isSteward={me.steward} />
      {isPanel && <Refused error={panel.error} />}
      {isPanel && panel.data && <PanelOf application={application} programme={programme} panel={panel.data} me={me} />}
      <Decided application={application} />
      {me.steward && <Decide application={application} programme={programme} />}
      {me.steward && <DecideAppeal application={application} />}
    </>
  );
}
