import { Anchor, Button, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/api.js';
import { useMe } from '../../api/me.js';
import { type Conversation, type DeclineQuestion, question as questionQuery } from '../../api/talk.js';
import { useDeed } from '../../api/use-deed.js';
import { useMyExpert } from '../../api/work.js';
import PageRefused from '../../parts/page-refused.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { Messages } from './messages.js';

/** One question before booking: where letters about it lead, for both sides. */
export default function Question() {
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery({ ...questionQuery(id), enabled: Boolean(me) });
  useTitle(data?.expert.name ?? '…');
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="questions" />;
  if (!data || !me) return <Waiting lines={8} />;
  return <Known question={data} />;
}

function Known({ question }: { readonly question: Conversation }) {
  const { t } = useTranslation('talk');
  const me = useMe();
  const { data: own } = useMyExpert();
  const { id, expert, organisation, state, closed } = question;
  const isAdviser = own?.id === expert.id;
  const role = me?.memberships.find(({ organisation_id }) => organisation_id === organisation.id)?.role;
  const mayWrite = state === 'open' && (isAdviser || role === 'booker' || role === 'admin');
  const title = isAdviser ? t('questions.from', { name: organisation.name }) : t('questions.to', { name: expert.name });
  useTitle(title);
  return (
    <Stack gap="lg" maw="46rem">
      <div>
        <Title>{title}</Title>
        <Anchor component={Link} to={isAdviser ? '/questions' : `/advisers/${expert.id}`}>
          {isAdviser ? t('questions.all') : t('questions.see', { name: expert.name })}
        </Anchor>
      </div>
      {closed && (
        <Text fw={600}>
          {closed.reason
            ? t('questions.declined', { why: t(`questions.why.${closed.reason}`) })
            : t('questions.closed')}
          {closed.note && ` “${closed.note}”`}
        </Text>
      )}
      <Messages at={`/questions/${id}`} name={isAdviser ? organisation.name : expert.name} mayWrite={mayWrite} />
      {mayWrite && <End question={question} isAdviser={isAdviser} />}
    </Stack>
  );
}

const whys = ['not-my-field', 'no-time', 'conflict-of-interest', 'needs-a-session', 'other'] as const;

function End({ question, isAdviser }: { readonly question: Conversation; readonly isAdviser: boolean }) {
  const { t } = useTranslation('talk');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [isDeclining, decline] = useState(false);
  const [said, say] = useState<DeclineQuestion>({ reason: 'not-my-field' });
  const done = (now: Conversation) => {
    queries.setQueryData(questionQuery(question.id).queryKey, now);
    decline(false);
  };
  const close = useDeed(
    (_: undefined, key) => api.post<Conversation>(`/questions/${question.id}/closure`, {}, key),
    done,
  );
  const refuse = useDeed(
    (why: DeclineQuestion, key) => api.post<Conversation>(`/questions/${question.id}/refusal`, why, key),
    done,
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    refuse.mutate(said);
  };
  return (
    <>
      <Refused error={close.error} />
      <Group>
        <Button variant="default" loading={close.isPending} onClick={() => close.mutate(undefined)}>
          {t('questions.close')}
        </Button>
        {isAdviser && (
          <Button variant="subtle" aria-expanded={isDeclining} onClick={() => decline((is) => !is)}>
            {t('questions.decline')}
          </Button>
        )}
      </Group>
      {isDeclining && (
        <Paper withBorder p="lg" component="form" onSubmit={submit}>
          <Stack align="flex-start">
            <NativeSelect
              label={t('questions.whyLabel')}
              value={said.reason}
              onChange={({ currentTarget }) =>
                say({ ...said, reason: currentTarget.value as DeclineQuestion['reason'] })
              }
              data={whys.map((why) => ({ value: why, label: t(`questions.why.${why}`) }))}
            />
            <Textarea
              label={t('questions.note')}
              rows={3}
              w="100%"
              maxLength={1000}
              value={said.note ?? ''}
              onChange={({ currentTarget: { value } }) =>
                say({ reason: said.reason, ...(value.trim() && { note: value }) })
              }
            />
            <Refused error={refuse.error} />
            <Group>
              <Button type="submit" color="brick" loading={refuse.isPending}>
                {t('questions.declineDo')}
              </Button>
              <Button variant="default" onClick={() => decline(false)}>
                {common('cancel')}
              </Button>
            </Group>
          </Stack>
        </Paper>
      )}
    </>
  );
}
