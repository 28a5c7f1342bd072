import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Session } from '../../api/work.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { AnswerRequest } from './answer-request.js';
import { SessionLine } from './session-line.js';
import type { Sorted } from './sorted.js';

type Props = Pick<Sorted, 'requests' | 'toWriteUp' | 'noShows'>;

/** What waits for the adviser, the most urgent first. */
export function NeedsMe({ requests, toWriteUp, noShows }: Props) {
  const { t } = useTranslation('work');
  const isNothing = requests.length + toWriteUp.length + noShows.length === 0;
  return (
    <Stack component="section" aria-labelledby="needs-me">
      <Title order={2} id="needs-me">
        {t('needs.title')}
      </Title>
      {isNothing && (
        <Group gap="xs" wrap="nowrap">
          <IconCheck size={22} aria-hidden />
          <Text>{t('needs.nothing')}</Text>
        </Group>
      )}
      {requests.map((request) => (
        <Request key={request.id} request={request} />
      ))}
      {noShows.map((session) => (
        <Todo key={session.id} session={session} words={t('needs.noShow')} go={t('needs.look')} />
      ))}
      {toWriteUp.map((session) => (
        <Todo key={session.id} session={session} words={t('needs.writeUp')} go={t('needs.write')} />
      ))}
    </Stack>
  );
}

function Request({ request }: { readonly request: Session }) {
  const { t } = useTranslation('work');
  const say = useBilingual();
  const locale = useLocale();
  const [zone] = useZone();
  return (
    <Paper withBorder p="lg" component="article">
      <Stack gap="sm">
        <Group justify="space-between" align="baseline" gap="xs">
          <Title order={3}>{t('request.title', { name: request.organisation.name })}</Title>
          {request.lapses_at && (
            <Text fw={600} c="var(--barefoot-attention)">
              {t('request.answerBy', { when: dayAndTime(zone, request.lapses_at, locale) })}
            </Text>
          )}
        </Group>
        <SessionLine session={request} />
        <Text className="prose">{request.needs || t('session.noNeeds')}</Text>
        <AnswerRequest session={request} title={say(request.title)} />
      </Stack>
    </Paper>
  );
}

interface TodoProps {
  readonly session: Session;
  readonly words: string;
  readonly go: string;
}

function Todo({ session, words, go }: TodoProps) {
  return (
    <Paper withBorder p="lg" component="article">
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <Title order={3}>{`${words}: ${session.organisation.name}`}</Title>
          <SessionLine session={session} />
        </Stack>
        <Button
          component={Link}
          to={`/advising/sessions/${session.id}`}
          aria-label={`${go}: ${session.organisation.name}`}
        >
          {go}
        </Button>
      </Group>
    </Paper>
  );
}
