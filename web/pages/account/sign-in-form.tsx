import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '../../../src/platform/http/problem.view.js';
import { Refusal } from '../../api/api.js';
import { returnAfterSignIn } from '../../api/return-after-sign-in.js';
import { Refused } from '../../parts/refused.js';
import { PasskeySignIn } from './passkey-sign-in.js';

/** Asks for a link by e-mail; whoever opens it in this browser is brought back to where they are now. */
export function SignInForm() {
  const { t } = useTranslation('account');
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const asked = useMutation({ mutationFn: () => askForLink(email.trim(), name.trim()) });
  const fault = asked.error instanceof Refusal ? asked.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    returnAfterSignIn();
    asked.mutate();
  };
  if (asked.isSuccess)
    return (
      <Stack align="flex-start" maw="36rem" role="status">
        <Text fw={600} size="lg">
          {t('sent.title')}
        </Text>
        <Text>{t('sent.body', { email: email.trim() })}</Text>
        <Button variant="default" onClick={() => asked.reset()}>
          {t('sent.again')}
        </Button>
      </Stack>
    );
  return (
    <>
      <form onSubmit={submit}>
        <Stack align="stretch" maw="36rem">
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={fault.email}
          />
          <TextInput
            label={t('name')}
            autoComplete="name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fault.name}
          />
          <Refused error={asked.error} atFields={['email', 'name']} />
          <Button type="submit" loading={asked.isPending}>
            {t('send')}
          </Button>
        </Stack>
      </form>
      <PasskeySignIn />
    </>
  );
}

async function askForLink(email: string, name: string): Promise<void> {
  const response = await fetch('/api/auth/sign-in/magic-link', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, ...(name && { name }) }),
  });
  if (!response.ok) throw new Refusal(response.status, (await response.json()) as ProblemView);
}
