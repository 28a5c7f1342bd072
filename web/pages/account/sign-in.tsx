import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../parts/use-title.js';
import { SignInForm } from './sign-in-form.js';

/** Who signs in and who joins do the same: a link by e-mail. */
export default function SignIn() {
  const { t } = useTranslation('account');
  useTitle(t('title'));
  return (
    <Stack maw="36rem">
      <Title>{t('title')}</Title>
      <Text>{t('lead')}</Text>
      <SignInForm />
    </Stack>
  );
}
