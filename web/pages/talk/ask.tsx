import { Button, Stack, Text, Textarea } from '@mantine/core';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, Refusal } from '../../api/api.js';
import type { Expert } from '../../api/experts.js';
import { useMe } from '../../api/me.js';
import type { Ask as Asked, Conversation } from '../../api/talk.js';
import { useDeed } from '../../api/use-deed.js';
import { ForWhich, useForWhich } from '../../parts/for-which.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInForm } from '../account/sign-in-form.js';

/** A question to an adviser before anything is booked; what is typed outlives signing in. */
export default function Ask({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('talk');
  const me = useMe();
  const navigate = useNavigate();
  const which = useForWhich();
  const [text, write, forget] = useDraft(`question.${expert.id}`, '');
  const ask = useDeed(
    (asked: Asked, key) => api.post<Conversation>(`/experts/${expert.id}/questions`, asked, key),
    async ({ id }) => {
      forget();
      await navigate(`/questions/${id}`);
    },
  );
  const faults = ask.error instanceof Refusal ? ask.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (which.id && text.trim()) ask.mutate({ organisation_id: which.id, text });
  };
  if (me === undefined || which.isPending) return <Waiting lines={3} />;
  return (
    <Stack gap="sm">
      <form onSubmit={submit}>
        <Stack gap="sm" align="flex-start">
          <Textarea
            label={t('ask.label', { name: expert.name })}
            description={t('ask.hint')}
            rows={4}
            w="100%"
            required
            maxLength={5000}
            value={text}
            onChange={({ currentTarget }) => write(currentTarget.value)}
            error={faults.text}
          />
          {me && <ForWhich {...which} />}
          <Refused error={ask.error} atFields={['text']} />
          {me && (
            <Button type="submit" loading={ask.isPending} disabled={!which.id}>
              {t('ask.do')}
            </Button>
          )}
        </Stack>
      </form>
      {me === null && (
        <>
          <Text>{t('ask.signIn')}</Text>
          <SignInForm />
        </>
      )}
    </Stack>
  );
}
