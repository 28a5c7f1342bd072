import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { applicationsOf, type ListedApplication } from '../../api/applications.js';
import { type MyOrganisation, useMyOrganisations } from '../../api/me.js';
import { useZone } from '../../parts/use-zone.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { StateBadge } from './state-badge.js';

/** Where the applications of the reader's organisations stand, the newest first; nothing where there are none. */
export function OurApplications() {
  const mine = useMyOrganisations().data?.items ?? [];
  return mine.map((organisation) => <OfOne key={organisation.id} organisation={organisation} />);
}

function OfOne({ organisation: { id, name } }: { readonly organisation: MyOrganisation }) {
  const { t } = useTranslation('programmes');
  const { data } = useQuery(applicationsOf(id));
  if (!data?.length) return null;
  return (
    <Stack component="section" gap="xs" aria-labelledby={`of-${id}`}>
      <Title order={2} id={`of-${id}`}>
        {t('ours', { name })}
      </Title>
      <Stack component="ul" className="plain" gap="xs">
        {data.map((one) => (
          <Line key={one.id} application={one} />
        ))}
      </Stack>
    </Stack>
  );
}

function Line({ application }: { readonly application: ListedApplication }) {
  const { t } = useTranslation('programmes');
  const say = useBilingual();
  const locale = useLocale();
  const [zone] = useZone();
  const { id, programme, state_since } = application;
  return (
    <li>
      <Group gap="sm">
        <Anchor component={Link} to={`/applications/${id}`}>
          {say(programme.name)}
        </Anchor>
        <StateBadge application={application} />
        <Text size="sm" c="dimmed">
          {t('since', { day: date(dayIn(zone, state_since), locale) })}
        </Text>
      </Group>
    </li>
  );
}
