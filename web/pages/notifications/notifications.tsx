import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { LettersComeBack } from '../../parts/letters-come-back.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import '../account/account.css';
import { SignInFirst } from '../account/sign-in-first.js';
import { Needs } from './needs.js';
import { Lately } from './lately.js';

/** What needs the reader now, and what became of things lately. */
export default function Notifications() {
  const { t } = useTranslation('notifications');
  const me = useMe();
  useTitle(t('title'));
  if (me === undefined) return <Waiting />;
  if (me === null) return <SignInFirst />;
  return (
    <Stack gap="xl" maw="46rem">
      <Title>{t('title')}</Title>
      <LettersComeBack />
      <Needs />
      <Lately />
      <Text size="sm">
        <Anchor component={Link} to="/me#letters" underline="always">
          {t('choose')}
        </Anchor>
      </Text>
    </Stack>
  );
}
