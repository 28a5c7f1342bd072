import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '../../../src/platform/http/problem.view.js';
import { Refusal } from '../../api/api.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';

/** Who signs in and who joins do the same: a link by e-mail. */
export default function SignIn() {
  const { t } = useTranslation('account');
  useTitle(t('title'));
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const asked = useMutation({ mutationFn: () => askForLink(email.trim(), name.trim()) });
  const fault = asked.error instanceof Refusal ? asked.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    asked.mutate();
  };
  if (asked.isSuccess)
    return (
      <Stack align="flex-start" maw="36rem" role="status">
        <Title>{t('sent.title')}</Title>
        <Text>{t('sent.body', { email: email.trim() })}</Text>
        <Button variant="default" onClick={() => asked.reset()}>
          {t('sent.again')}
        </Button>
      </Stack>
    );
  return (
    <Stack maw="36rem">
      <Title>{t('title')}</Title>
      <Text>{t('lead')}</Text>
      <form onSubmit={submit}>
        <Stack align="stretch">
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
    </Stack>
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
