import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answered, type Answers, intake, propose, type Question as QuestionView } from '../../api/intake.js';
import PageRefused from '../../parts/page-refused.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { Proposal } from './proposal.js';
import { Question } from './question.js';

/** A few questions, of which one alone must be answered, and then who could help and who might pay. Nothing is kept. */
export default function Start() {
  const { t } = useTranslation('start');
  const { data, error, refetch } = useQuery(intake);
  useTitle(t('title'));
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="home" />;
  return (
    <Stack gap="lg">
      <div>
        <Title>{t('title')}</Title>
        <Text mt="xs">{t('lead')}</Text>
      </div>
      {data ? <Diagnostic questions={data.questions} /> : <Waiting lines={8} />}
    </Stack>
  );
}

function Diagnostic({ questions }: { readonly questions: readonly QuestionView[] }) {
  const { t } = useTranslation('start');
  const [answered, setAnswered] = useState<Answered>({});
  const asked = useMutation({ mutationFn: propose });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    asked.mutate(answered as unknown as Answers); // the service says what is wrong with them
  };
  const answer = (code: string, value: unknown) => setAnswered((old) => ({ ...old, [code]: value }));
  const isReady = questions.every(({ needed, code }) => !needed || answered[code] !== undefined);
  if (asked.data) return <Proposal proposal={asked.data} onBack={() => asked.reset()} />;
  return (
    <form onSubmit={submit}>
      <Stack gap="xl" maw="44rem">
        {questions.map((question) => (
          <Question
            key={question.code}
            question={question}
            value={answered[question.code]}
            onChange={(value) => answer(question.code, value)}
          />
        ))}
        <Refused error={asked.error} />
        <Group>
          <Button type="submit" size="md" loading={asked.isPending} disabled={!isReady}>
            {t('go')}
          </Button>
          {!isReady && <Text size="sm">{t('oneNeeded')}</Text>}
        </Group>
      </Stack>
    </form>
  );
}
