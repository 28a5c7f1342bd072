import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { type Conversation, questions } from '../../api/talk.js';
import { useMyExpert } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { SignInFirst } from '../account/sign-in-first.js';
import { QuestionSettings } from './question-settings.js';
import './talk.css';

/** What we asked advisers before booking, and what an adviser was asked. */
export default function Questions() {
  const { t } = useTranslation('talk');
  const me = useMe();
  const { data: expert } = useMyExpert();
  const { data, error, refetch } = useQuery({ ...questions, enabled: Boolean(me) });
  useTitle(t('questions.title'));
  if (me === null) return <SignInFirst />;
  return (
    <Stack gap="lg" maw="46rem">
      <Title>{t('questions.title')}</Title>
      {expert && <QuestionSettings expertId={expert.id} />}
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && expert && <Text>{t('questions.noneAsked')}</Text>}
      {data?.items.length === 0 && expert === null && (
        <Stack align="flex-start">
          <Text>{t('questions.none')}</Text>
          <Button component={Link} to="/advisers">
            {t('questions.find')}
          </Button>
        </Stack>
      )}
      <ul className="plain talks">
        {data?.items.map((one) => (
          <Asked key={one.id} question={one} isMine={one.expert.id === expert?.id} />
        ))}
      </ul>
    </Stack>
  );
}

interface AskedProps {
  readonly question: Conversation;
  /** Whether I am the adviser. */
  readonly isMine: boolean;
}

function Asked({ question: { id, expert, organisation, state, unread, last_message_at }, isMine }: AskedProps) {
  const { t } = useTranslation('talk');
  const locale = useLocale();
  const [zone] = useZone();
  return (
    <li>
      <Group gap="sm">
        <Anchor component={Link} to={`/questions/${id}`} fw={600}>
          {isMine ? t('questions.from', { name: organisation.name }) : t('questions.to', { name: expert.name })}
        </Anchor>
        {unread > 0 && (
          <Badge variant="light" color="marigold">
            {t('questions.unread', { count: unread })}
          </Badge>
        )}
        <Badge variant="light" color={state === 'open' ? 'teal' : 'gray'}>
          {t(`questions.states.${state}`)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {t('questions.last', { when: dayAndTime(zone, last_message_at, locale) })}
      </Text>
    </li>
  );
}
