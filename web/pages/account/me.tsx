import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Me, signOut, useMe } from '../../api/me.js';
import { LettersComeBack } from '../../parts/letters-come-back.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { Interests } from '../setup/interests.js';
import '../work/work.css';
import { AboutMe } from './about-me.js';
import './account.css';
import { ApiKeys } from './api-keys.js';
import { Calendars } from './calendars.js';
import { Letters } from './letters.js';
import { MyData } from './my-data.js';
import { Organisations } from './organisations.js';
import { Passkeys } from './passkeys.js';
import { SignInFirst } from './sign-in-first.js';
import { SignedInAt } from './signed-in-at.js';

const sections = {
  about: AboutMe,
  organisations: Organisations,
  passkeys: Passkeys,
  sessions: SignedInAt,
  letters: Letters,
  calendars: Calendars,
  interests: Interests,
  keys: ApiKeys,
  data: MyData,
} as const;
const names = Object.keys(sections) as (keyof typeof sections)[];

/** Who one is here, what one chose, and what is kept of one. */
export default function MyAccount() {
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t('nav.account'));
  if (me === undefined) return <Waiting />;
  return me === null ? <SignInFirst /> : <Account me={me} />;
}

function Account({ me }: { readonly me: Me }) {
  const { t } = useTranslation('me');
  const { t: common } = useTranslation();
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title>{common('nav.account')}</Title>
          <Text c="dimmed">{me.email}</Text>
        </div>
        <Button variant="default" onClick={() => void signOut()}>
          {common('signOut')}
        </Button>
      </Group>
      <LettersComeBack />
      <nav className="work-nav" aria-label={t('contents')}>
        <ul>
          {names.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{t(`${name}.title`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {names.map((name) => {
        const Section = sections[name];
        return (
          <section key={name} className="account-part" aria-labelledby={name}>
            <div>
              <Title order={2} id={name} tabIndex={-1}>
                {t(`${name}.title`)}
              </Title>
              <Text size="sm" c="dimmed">
                {t(`${name}.lead`)}
              </Text>
            </div>
            <div>
              <Section />
            </div>
          </section>
        );
      })}
    </Stack>
  );
}
