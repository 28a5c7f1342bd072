import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { calendarLinks } from '../../api/calendars.js';
import { useMe } from '../../api/me.js';
import { Refused } from '../../parts/refused.js';
import { useSides } from '../../parts/use-sides.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import '../account/account.css';
import { SignInFirst } from '../account/sign-in-first.js';
import { HowToAdd } from './how-to-add.js';
import { OneLink } from './link.js';
import { MakeLink } from './make-link.js';

/** Links by which the calendar programs of whoever looks read their sessions. */
export default function MyCalendars() {
  const { t } = useTranslation('calendars');
  const me = useMe();
  useTitle(t('title'));
  if (me === undefined) return <Waiting />;
  return me === null ? <SignInFirst /> : <Calendars />;
}

function Calendars() {
  const { t } = useTranslation('calendars');
  const { t: common } = useTranslation();
  const { isAdviser } = useSides();
  return (
    <Stack gap="xl" maw="46rem">
      <Stack gap="xs">
        <Title>{t('title')}</Title>
        <Text>{t('lead')}</Text>
      </Stack>
      <Stack component="section" gap="sm" aria-labelledby="make">
        <Title order={2} id="make">
          {t('make.title')}
        </Title>
        <Text size="sm">{t('secret')}</Text>
        <MakeLink />
      </Stack>
      <Stack component="section" gap="sm" aria-labelledby="links">
        <Title order={2} id="links">
          {t('links')}
        </Title>
        <Links />
      </Stack>
      <HowToAdd />
      <Text size="sm">
        <Anchor component={Link} to="/me" underline="always">
          {common('nav.account')}
        </Anchor>
      </Text>
      {isAdviser && (
        <Text size="sm">
          <Anchor component={Link} to="/advising/calendars" underline="always">
            {t('busyElsewhere')}
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}

function Links() {
  const { t } = useTranslation('calendars');
  const { data, error, refetch } = useQuery(calendarLinks);
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={2} />;
  if (data.items.length === 0) return <Text>{t('none')}</Text>;
  return (
    <>
      <ul className="plain own-things">
        {data.items.map((link) => (
          <OneLink key={link.id} link={link} />
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {t('revoking')}
      </Text>
    </>
  );
}
