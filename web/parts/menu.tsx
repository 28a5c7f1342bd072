import { Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { signOut } from '../api/me.js';
import './menu.css';
import { useSides } from './use-sides.js';

type Way = readonly [to: string, label: string];

/** Everywhere that somebody can go, by what they are here. */
export default function Menu({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('menu');
  const { t: common } = useTranslation();
  const sides = useSides();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => nav.current?.querySelector('a')?.focus(), []);
  return (
    <nav ref={nav} className="menu" aria-label={t('label')}>
      <div>
        <Part
          title={t('everybody.title')}
          ways={everybodys.map(([to, name]) => [to, t(`everybody.${name}`)])}
          close={close}
        />
        {sides.isSignedIn && <Mine sides={sides} close={close} />}
        {sides.isAdviser && (
          <Part
            title={t('adviser.title')}
            ways={advisers.map(([to, name]) => [to, t(`adviser.${name}`)])}
            close={close}
          />
        )}
        {sides.isFunder && (
          <Part title={t('funder.title')} ways={funders.map(([to, name]) => [to, t(`funder.${name}`)])} close={close} />
        )}
        {sides.isSteward && (
          <Part
            title={t('steward.title')}
            ways={stewards.map(([to, name]) => [to, t(`steward.${name}`)])}
            close={close}
          />
        )}
      </div>
      <div className="ends">
        <SchemeSwitch />
        {sides.isSignedIn && (
          <Button variant="subtle" size="compact-md" onClick={() => void signOut()}>
            {common('signOut')}
          </Button>
        )}
        <Button variant="subtle" size="compact-md" onClick={close}>
          {t('close')}
        </Button>
      </div>
    </nav>
  );
}

const everybodys = [
  ['/advisers', 'advisers'],
  ['/start', 'start'],
  ['/groups', 'groups'],
  ['/programmes', 'programmes'],
  ['/search', 'search'],
  ['/transparency', 'transparency'],
  ['/policies', 'policies'],
] as const;

const advisers = [
  ['/advising', 'now'],
  ['/advising/hours', 'hours'],
  ['/advising/calendars', 'calendars'],
  ['/advising/offers', 'offers'],
  ['/advising/groups', 'groups'],
  ['/questions', 'questions'],
  ['/advising/pay', 'pay'],
  ['/advising/set-up', 'setUp'],
] as const;

const funders = [
  ['/funding', 'now'],
  ['/funding/programmes/new', 'begin'],
] as const;

const stewards = [
  ['/steward', 'now'],
  ['/steward/verification', 'verification'],
  ['/steward/disputes', 'disputes'],
  ['/steward/money', 'money'],
  ['/steward/payouts', 'payouts'],
  ['/policies', 'policies'],
  ['/steward/audit', 'audit'],
] as const;

interface MineProps {
  readonly sides: ReturnType<typeof useSides>;
  readonly close: () => void;
}

function Mine({ sides: { isClient, isAdviser, organisations }, close }: MineProps) {
  const { t } = useTranslation('menu');
  const ways: Way[] = [
    ...(isClient ? ([['/bookings', t('mine.bookings')]] as const) : []),
    ...(isClient && !isAdviser ? ([['/questions', t('mine.questions')]] as const) : []),
    ['/waiting', t('mine.waiting')],
    ...organisations.map(({ id, name, kind }): Way => [
      `/organisations/${id}`,
      t(kind === 'start_up' || kind === 'co_op' ? 'mine.organisation' : 'mine.team', { name }),
    ]),
    ['/notifications', t('mine.notifications')],
    ['/me', t('mine.account')],
    ...(isAdviser ? [] : ([['/advising/set-up', t('mine.advise')]] as const)),
  ];
  return <Part title={t('mine.title')} ways={ways} close={close} />;
}

interface PartProps {
  readonly title: string;
  readonly ways: readonly Way[];
  /** Also where the way leads to the page that one is on. */
  readonly close: () => void;
}

function Part({ title, ways, close }: PartProps) {
  return (
    <section>
      <p className="of">{title}</p>
      <ul>
        {ways.map(([to, label]) => (
          <li key={to}>
            <NavLink to={to} end onClick={close}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme('light');
  const other = now === 'dark' ? 'light' : 'dark';
  const Icon = now === 'dark' ? IconSun : IconMoon;
  return (
    <Button
      variant="subtle"
      size="compact-md"
      leftSection={<Icon size={18} aria-hidden />}
      onClick={() => setColorScheme(other)}
    >
      {t(`scheme.${other}`)}
    </Button>
  );
}
