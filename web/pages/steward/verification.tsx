import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { claimed, type Submitted, submitted } from '../../api/steward.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { DecideCredential } from './decide-credential.js';
import { More } from './more.js';
import { Part } from './part.js';
import { SubmittedProfile } from './submitted-profile.js';
import { StewardPage } from './steward-page.js';

/** Who waits to be let in, and what they say they have. */
export default function Verification() {
  const { t } = useTranslation('cases');
  return (
    <StewardPage title={t('verification.title')} lead={t('verification.lead')}>
      <Stack gap="xl">
        <Profiles />
        <Credentials />
      </Stack>
    </StewardPage>
  );
}

function Profiles() {
  const { t } = useTranslation('cases');
  const list = useInfiniteQuery(submitted);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Part title={t('verification.profiles')} of={list}>
      {all.length === 0 && <Text>{t('verification.noProfiles')}</Text>}
      <Stack component="ul" className="plain" gap="md">
        {all.map((one) => (
          <Profile key={one.expert.id} one={one} />
        ))}
      </Stack>
      <More {...list} />
    </Part>
  );
}

function Profile({ one: { expert, submitted_at, times_returned } }: { readonly one: Submitted }) {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  const [zone] = useZone();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="item">
      <Stack gap="md">
        <Group justify="space-between" gap="sm">
          <div>
            <Group gap="sm">
              <Title order={3}>{expert.name}</Title>
              <Badge variant="light">{t(`kinds.${expert.kind}`)}</Badge>
            </Group>
            <Text size="sm" c="dimmed">
              {t('verification.since', { when: dayAndTime(zone, submitted_at, locale) })}
              {times_returned > 0 && ` · ${t('verification.returned', { count: times_returned })}`}
            </Text>
          </div>
          <Button
            variant={isOpen ? 'default' : 'filled'}
            aria-expanded={isOpen}
            aria-label={`${t(isOpen ? 'verification.close' : 'verification.look')}: ${expert.name}`}
            onClick={() => setOpen((open) => !open)}
          >
            {t(isOpen ? 'verification.close' : 'verification.look')}
          </Button>
        </Group>
        {isOpen && <SubmittedProfile id={expert.id} />}
      </Stack>
    </li>
  );
}

function Credentials() {
  const { t } = useTranslation('cases');
  const list = useInfiniteQuery(claimed);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Part title={t('verification.credentials')} anchor="credentials" of={list}>
      {all.length === 0 && <Text>{t('verification.noCredentials')}</Text>}
      <Stack component="ul" className="plain" gap="md">
        {all.map((one) => (
          <li key={one.id} className="item">
            <DecideCredential credential={one} whose={one.expert.name} />
          </li>
        ))}
      </Stack>
      <More {...list} />
    </Part>
  );
}
