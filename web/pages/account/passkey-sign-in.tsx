import { Button, Stack, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasPasskeys, isCalledOff, signInWithPasskey } from '../../api/passkey.js';
import { returnAfterSignIn } from '../../api/return-after-sign-in.js';
import { Refused } from '../../parts/refused.js';
import { forgetReturn, whereToReturn } from './where-to-return.js';

/** For whoever has added one: no letter, and back to where they are. */
export function PasskeySignIn() {
  const { t } = useTranslation('account');
  const signIn = useMutation({
    mutationFn: signInWithPasskey,
    onSuccess: () => {
      returnAfterSignIn();
      const to = whereToReturn();
      forgetReturn();
      history.replaceState(null, '', to);
      location.reload(); // which a new address does not do where it differs by its fragment alone
    },
  });
  if (!hasPasskeys()) return null;
  return (
    <Stack gap="xs" align="flex-start" mt="lg">
      <Text>{t('passkey.lead')}</Text>
      <Button
        variant="default"
        leftSection={<IconFingerprint size={20} aria-hidden />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        {t('passkey.signIn')}
      </Button>
      {isCalledOff(signIn.error) ? (
        <Text role="status">{t('passkey.calledOff')}</Text>
      ) : (
        <Refused error={signIn.error} />
      )}
    </Stack>
  );
}
