import { Button, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { z } from 'zod';
import type { membershipView } from '../../../src/accounts/invitations/invitation.view.js';
import { api, Refusal } from '../../api/api.js';
import { signOut, useMe } from '../../api/me.js';
import { returnAfterSignIn } from '../../api/return-after-sign-in.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInForm } from '../account/sign-in-form.js';

/** Where the letter of an invitation leads: it is accepted by whoever signs in with the address that was invited. */
export default function Invitation() {
  const { t } = useTranslation('arrive');
  const [address] = useSearchParams();
  const me = useMe();
  const token = address.get('token') ?? '';
  useTitle(t('invitation.title'));
  return (
    <Stack maw="36rem">
      <Title>{t('invitation.title')}</Title>
      {token === '' && <Text>{t('invitation.noToken')}</Text>}
      {token !== '' && me === undefined && <Waiting lines={3} />}
      {token !== '' && me === null && (
        <>
          <Text>{t('invitation.signIn')}</Text>
          <SignInForm />
        </>
      )}
      {token !== '' && me && <Accept token={token} email={me.email} />}
    </Stack>
  );
}

function Accept({ token, email }: { readonly token: string; readonly email: string }) {
  const { t } = useTranslation('arrive');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const accept = useDeed(
    (_: undefined, key) => api.post<z.output<typeof membershipView>>('/invitations/acceptance', { token }, key),
    async ({ organisation_id }) => {
      await queries.invalidateQueries();
      await navigate(`/organisations/${organisation_id}`, { replace: true });
    },
  );
  const isForAnother = accept.error instanceof Refusal && accept.error.status === 404;
  const another = () => {
    returnAfterSignIn();
    void signOut();
  };
  return (
    <Stack align="flex-start">
      <Text>{t('invitation.as', { email })}</Text>
      {isForAnother ? (
        <Text role="alert" fw={600}>
          {t('invitation.forAnother')}
        </Text>
      ) : (
        <Refused error={accept.error} />
      )}
      <Button size="md" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
        {t('invitation.accept')}
      </Button>
      <Button variant="subtle" onClick={another}>
        {t('invitation.another')}
      </Button>
    </Stack>
  );
}
