import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../parts/use-title.js';
import { SignInForm } from './sign-in-form.js';

/** In the place of a page that only somebody who is signed in may see; signing in leads back to it. */
export function SignInFirst() {
  const { t } = useTranslation('account');
  useTitle(t('first.title'));
  return (
    <Stack maw="36rem">
      <Title>{t('first.title')}</Title>
      <Text>{t('first.body')}</Text>
      <SignInForm />
    </Stack>
  );
}
