import { Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { useMe } from '../api/me.js';
import { useMyExpert } from '../api/work.js';
import { useChosenLanguage } from '../words/use-chosen-language.js';

const DemoBar = lazy(() => import('./demo-bar.js'));

/** What is around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Suspense>
        <DemoBar />
      </Suspense>
      <header className="bar">
        <div>
          <Link className="wordmark" to="/">
            <img src="/icon.svg" alt="" width={28} height={28} /> {t('name')}
          </Link>
          <Nav />
          <div className="aside">
            <LanguageSwitch />
            <SchemeSwitch />
            <Account />
          </div>
        </div>
      </header>
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
      <Foot />
    </>
  );
}

function Nav() {
  const { t } = useTranslation();
  const me = useMe();
  const { data: expert } = useMyExpert();
  return (
    <nav aria-label={t('nav.label')}>
      <ul>
        <li>
          <NavLink to="/advisers">{t('nav.advisers')}</NavLink>
        </li>
        {me && (
          <li>
            <NavLink to="/bookings" end>
              {t('nav.mine')}
            </NavLink>
          </li>
        )}
        {expert && (
          <li>
            <NavLink to="/advising">{t('nav.work')}</NavLink>
          </li>
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

function Account() {
  const { t } = useTranslation();
  const me = useMe();
  if (me === undefined) return null;
  return me ? (
    <Button component={Link} to="/me" variant="default" size="compact-md">
      {me.name}
    </Button>
  ) : (
    <Button component={Link} to="/enter" size="compact-md">
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
        <a href="/api/docs">{t('footer.api')}</a>
      </div>
    </footer>
  );
}
