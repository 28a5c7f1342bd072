import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type Application, application as applicationQuery } from '../../api/applications.js';
import { useMe } from '../../api/me.js';
import { programme as programmeQuery, type Programme } from '../../api/programmes.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { Appeal } from './appeal.js';
import { ApplicationForm } from './application-form.js';
import { Unmet } from './begin.js';
import { StateBadge } from './state-badge.js';
import { WhatWasAsked } from './what-was-asked.js';
import { Steps } from './steps.js';
import { Withdraw } from './withdraw.js';

/** An application, for those who made it: where it stands, what comes next, and what was said to it. */
export default function ApplicationPage() {
  const { t } = useTranslation('programmes');
  const say = useBilingual();
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...applicationQuery(id), enabled: Boolean(me) });
  const programmeId = data?.programme.id ?? '';
  const programme = useQuery({ ...programmeQuery(programmeId), enabled: Boolean(data) });
  useTitle(data ? t('one.title', { programme: say(data.programme.name) }) : t('title'));
  if (me === null) return <SignInFirst />;
  const failed = error ?? programme.error;
  if (failed) return <PageRefused error={failed} retry={() => void refetch()} to="programmes" />;
  if (!data || !programme.data) return <Waiting lines={10} />;
  return (
    <Stack gap="lg" maw="48rem">
      <Stack gap="xs">
        <Anchor component={Link} to={`/programmes/${programmeId}`}>
          {say(data.programme.name)}
        </Anchor>
        <Title>{t('one.title', { programme: say(data.programme.name) })}</Title>
        <Group gap="sm">
          {data.organisation.name && <Text c="dimmed">{data.organisation.name}</Text>}
          <StateBadge application={data} size="lg" />
        </Group>
      </Stack>
      <Standing application={data} programme={programme.data} />
    </Stack>
  );
}

interface Props {
  readonly application: Application;
  readonly programme: Programme;
}

function Standing({ application, programme }: Props) {
  const { t } = useTranslation('programmes');
  if (application.state === 'started')
    return (
      <>
        <Text>{t('next.started')}</Text>
        <ApplicationForm applicationId={application.id} programme={programme} />
      </>
    );
  return (
    <>
      <Steps application={application} programme={programme} />
      {application.state === 'ineligible' && <Unmet application={application} />}
      <Said application={application} />
      <WhatWasAsked application={application} programme={programme} />
      <Withdraw application={application} />
    </>
  );
}

/** What was decided and why, and what can be done against it. */
function Said({ application }: Pick<Props, 'application'>) {
  const { t } = useTranslation('programmes');
  const { decision, appeal, diagnosis } = application;
  return (
    <>
      {diagnosis?.note && (
        <section aria-labelledby="diagnosis">
          <Title order={2} id="diagnosis">
            {t('one.diagnosis')}
          </Title>
          <Text className="prose" mt="xs">
            {diagnosis.note}
          </Text>
        </section>
      )}
      {(decision?.reason ?? decision?.reference) && (
        <section aria-labelledby="decision">
          <Title order={2} id="decision">
            {t('one.decision')}
          </Title>
          {decision.reason && (
            <Text className="prose" mt="xs">
              {decision.reason}
            </Text>
          )}
          {decision.reference && (
            <Text size="sm" c="dimmed">
              {t('one.reference', { reference: decision.reference })}
            </Text>
          )}
        </section>
      )}
      {(application.appeal_until ?? appeal) && <Appeal application={application} />}
    </>
  );
}
