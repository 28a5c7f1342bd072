import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import type { Expert } from '../../api/experts.js';
import { useMe } from '../../api/me.js';
import { returnAfterSignIn } from '../../api/return-after-sign-in.js';
import { useMyExpert } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import './work.css';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly children: (expert: Expert) => ReactNode;
}

/** A page of an adviser's own side: for those who are one, and a way in for those who are not yet. */
export function WorkPage({ title, lead, children }: Props) {
  useTitle(title);
  const { data: expert } = useMyExpert();
  return (
    <Stack gap="lg">
      {expert && <WorkNav />}
      <Stack gap="xs">
        <Title>{title}</Title>
        {lead && <Text>{lead}</Text>}
      </Stack>
      <AsAdviser>{children}</AsAdviser>
    </Stack>
  );
}

export function AsAdviser({ children }: Pick<Props, 'children'>) {
  const { t } = useTranslation('work');
  const me = useMe();
  const own = useMyExpert();
  if (me === null)
    return (
      <Stack align="flex-start">
        <Text>{t('signInFirst')}</Text>
        <Button component={Link} to="/enter" onClick={returnAfterSignIn}>
          {t('signIn', { ns: 'common' })}
        </Button>
      </Stack>
    );
  if (own.error) return <Refused error={own.error} retry={() => void own.refetch()} />;
  if (own.data === undefined) return <Waiting lines={8} />;
  if (own.data === null)
    return (
      <Stack align="flex-start">
        <Text>{t('noAdviser')}</Text>
        <Button component={Link} to="/advising/set-up">
          {t('become')}
        </Button>
      </Stack>
    );
  return children(own.data);
}

const places = {
  now: '/advising',
  hours: '/advising/hours',
  calendars: '/advising/calendars',
  offers: '/advising/offers',
  groups: '/advising/groups',
  pay: '/advising/pay',
  setUp: '/advising/set-up',
};

export function WorkNav() {
  const { t } = useTranslation('work');
  return (
    <nav aria-label={t('nav.label')} className="work-nav">
      <ul>
        {(Object.keys(places) as (keyof typeof places)[]).map((place) => (
          <li key={place}>
            <NavLink to={places[place]} end={place === 'now'}>
              {t(`nav.${place}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
