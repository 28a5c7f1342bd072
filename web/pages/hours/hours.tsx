import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { diary } from '../../api/diary.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { WorkPage } from '../work/work-page.js';
import './hours.css';
import { LimitsEditor } from './limits.js';
import { Overrides } from './overrides.js';
import { TimeOff } from './time-off.js';
import { Travels } from './travels.js';
import { WeekEditor } from './week-editor.js';

/** When an adviser can be booked: the week as a rule, and what differs from it. */
export default function HoursPage() {
  const { t } = useTranslation('hours');
  return (
    <WorkPage title={t('title')} lead={t('lead')}>
      {(expert) => <Editors expertId={expert.id} />}
    </WorkPage>
  );
}

function Editors({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('hours');
  const { data, error, refetch } = useQuery(diary(expertId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  return (
    <Stack gap="xl">
      <WeekEditor diary={data} />
      <Part name="overrides" title={t('overrides.title')} lead={t('overrides.lead')}>
        <Overrides diary={data} />
      </Part>
      <Part name="off" title={t('off.title')} lead={t('off.lead')}>
        <TimeOff diary={data} />
      </Part>
      <Part name="travel" title={t('travel.title')} lead={t('travel.lead', { zone: data.zone.replaceAll('_', ' ') })}>
        <Travels diary={data} />
      </Part>
      <Part name="limits" title={t('limits.title')} lead={t('limits.lead')}>
        <LimitsEditor diary={data} />
      </Part>
    </Stack>
  );
}

interface PartProps {
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

function Part({ name, title, lead, children }: PartProps) {
  return (
    <Stack component="section" gap="sm" aria-labelledby={name}>
      <Title order={2} id={name}>
        {title}
      </Title>
      <Text>{lead}</Text>
      {children}
    </Stack>
  );
}
