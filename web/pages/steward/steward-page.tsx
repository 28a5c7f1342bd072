import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMe } from '../../api/me.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';
import '../pay/pay.css';
import '../work/work.css';
import './steward.css';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A page for those who keep the platform. */
export function StewardPage({ title, lead, children }: Props) {
  const { t } = useTranslation('steward');
  const me = useMe();
  useTitle(title);
  if (me === null) return <SignInFirst />;
  if (!me) return <Waiting lines={8} />;
  if (!me.steward)
    return (
      <Stack>
        <Title>{title}</Title>
        <Text>{t('notOne')}</Text>
      </Stack>
    );
  return (
    <Stack gap="lg">
      <StewardNav />
      <Stack gap="xs">
        <Title>{title}</Title>
        {lead && <Text>{lead}</Text>}
      </Stack>
      {children}
    </Stack>
  );
}

const places = {
  now: '/steward',
  verification: '/steward/verification',
  disputes: '/steward/disputes',
  money: '/steward/money',
  payouts: '/steward/payouts',
  letters: '/steward/letters',
  policies: '/policies',
  audit: '/steward/audit',
};

export function StewardNav() {
  const { t } = useTranslation('steward');
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
