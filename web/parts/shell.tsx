import { Button } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { useMe } from '../api/me.js';
import { returnAfterSignIn } from '../api/return-after-sign-in.js';
import { useChosenLanguage } from '../words/use-chosen-language.js';
import { Mishaps } from './mishap.js';
import { useSides } from './use-sides.js';

const DemoBar = lazy(() => import('./demo-bar.js'));
const Menu = lazy(() => import('./menu.js'));

/** Nowhere else can one look as somebody else, so nobody else is sent the means to. */
const isOwnMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);

/** What is around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      {isOwnMachine && (
        <Suspense>
          <DemoBar />
        </Suspense>
      )}
      <Bar />
      <main className="page" id="main" tabIndex={-1}>
        <Mishaps>{children}</Mishaps>
      </main>
      <Foot />
    </>
  );
}

/** The few ways that most people go, and a menu of all of them, which is fetched when it is first opened. */
function Bar() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [isOpen, open] = useState(false);
  const bar = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => open(false), [pathname]);
  return (
    <header
      className="bar"
      ref={bar}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOpen) return;
        open(false);
        button.current?.focus();
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget && !bar.current?.contains(relatedTarget)) open(false);
      }}
    >
      <div>
        <Link className="wordmark" to="/">
          <img src="/icon.svg" alt="" width={28} height={28} /> {t('name')}
        </Link>
        <Nav />
        <div className="aside">
          <LanguageSwitch />
          <Account />
          <Button
            ref={button}
            variant="default"
            size="compact-md"
            aria-expanded={isOpen}
            aria-controls="menu"
            onClick={() => open((is) => !is)}
          >
            {t('nav.menu')}
          </Button>
        </div>
      </div>
      <div id="menu" hidden={!isOpen}>
        {isOpen && (
          <Suspense>
            <Menu close={() => open(false)} />
          </Suspense>
        )}
      </div>
    </header>
  );
}

/** On a narrow screen all of it is in the menu. */
function Nav() {
  const { t } = useTranslation();
  const { isClient, isAdviser, isFunder, isSteward, isSignedIn } = useSides();
  const ways = [
    ['/advisers', t('nav.advisers'), true],
    ['/groups', t('nav.groups'), !isSignedIn],
    ['/programmes', t('nav.programmes'), !isSignedIn],
    ['/bookings', t('nav.mine'), isClient],
    ['/advising', t('nav.work'), isAdviser],
    ['/funding', t('nav.funding'), isFunder],
    ['/steward', t('nav.steward'), isSteward],
  ] as const;
  return (
    <nav aria-label={t('nav.label')} className="wide">
      <ul>
        {ways.map(
          ([to, label, isShown]) =>
            isShown && (
              <li key={to}>
                <NavLink to={to}>{label}</NavLink>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}

function LanguageSwitch() {
  const { t } = useTranslation();
  const [language, choose] = useChosenLanguage();
  const other = language === 'cy' ? 'en' : 'cy';
  return (
    <Button variant="subtle" size="compact-md" lang={other} onClick={() => choose(other)}>
      {t(`language.${other}`)}
    </Button>
  );
}

function Account() {
  const { t } = useTranslation();
  const me = useMe();
  if (me === undefined) return null;
  return me ? (
    <Button component={Link} to="/me" variant="subtle" size="compact-md" className="account">
      {me.name}
    </Button>
  ) : (
    <Button component={Link} to="/enter" size="compact-md" onClick={returnAfterSignIn}>
      {t('signIn')}
    </Button>
  );
}

function Foot() {
  const { t } = useTranslation();
  return (
    <footer className="foot">
      <div>
        <span>{t('footer.about')}</span>
        <nav aria-label={t('footer.label')}>
          <ul>
            {(['transparency', 'policies', 'accessibility', 'privacy'] as const).map((page) => (
              <li key={page}>
                <Link to={`/${page}`}>{t(`footer.${page}`)}</Link>
              </li>
            ))}
            <li>
              <a href="/api/docs">{t('footer.api')}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
