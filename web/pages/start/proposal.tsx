import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { directory } from '../../api/experts.js';
import type { Proposal as ProposalView } from '../../api/intake.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { ListedExpertCard } from '../directory/listed-expert.js';

interface Props {
  readonly proposal: ProposalView;
  readonly onBack: () => void;
}

/** What to talk about and why, who could help, and which programmes might pay. */
export function Proposal({ proposal, onBack }: Props) {
  const { t } = useTranslation('start');
  const say = useBilingual();
  return (
    <Stack gap="xl">
      <section>
        <FocusedTitle order={2}>{t('topics')}</FocusedTitle>
        <ol>
          {proposal.topics.map((topic) => (
            <li key={topic.code}>
              <b>{say(topic)}</b>: {topic.reasons.map(say).join(' ')}
            </li>
          ))}
        </ol>
        <Text>{say(proposal.urgency)}</Text>
      </section>
      <Advisers proposal={proposal} />
      <Programmes proposal={proposal} />
      <Group>
        <Button variant="default" onClick={onBack}>
          {t('change')}
        </Button>
      </Group>
    </Stack>
  );
}

function Advisers({ proposal }: { readonly proposal: ProposalView }) {
  const { t } = useTranslation('start');
  const say = useBilingual();
  const asked = new URLSearchParams(proposal.search.split('?')[1] ?? '');
  const { data, error, isPending } = useInfiniteQuery(directory({ ...Object.fromEntries(asked), limit: '3' }));
  const some = data?.pages[0]?.items ?? [];
  return (
    <Stack component="section" aria-labelledby="advisers">
      <Title order={2} id="advisers">
        {t(`kinds.${proposal.kind.code}`)}
      </Title>
      <Text>{say(proposal.kind.reason)}</Text>
      <Refused error={error} />
      {isPending && <Waiting lines={4} />}
      {data && some.length === 0 && <Text>{t('noAdvisers')}</Text>}
      <Stack component="ul" className="plain">
        {some.map((expert) => (
          <ListedExpertCard order={3} key={expert.id} expert={expert} />
        ))}
      </Stack>
      <Anchor component={Link} to={`/advisers?${asked}`}>
        {t('allAdvisers')}
      </Anchor>
    </Stack>
  );
}

function Programmes({ proposal: { programmes } }: { readonly proposal: ProposalView }) {
  const { t } = useTranslation('start');
  const say = useBilingual();
  const locale = useLocale();
  const [zone] = useZone();
  return (
    <Stack component="section" aria-labelledby="programmes">
      <Title order={2} id="programmes">
        {t('programmes')}
      </Title>
      {programmes.length === 0 && <Text>{t('noProgrammes')}</Text>}
      <Stack component="ul" className="plain">
        {programmes.map(({ id, name, summary, closes_at }) => (
          <Paper key={id} component="li" withBorder p="lg">
            <Title order={3}>
              <Anchor component={Link} to={`/programmes/${id}`} inherit>
                {say(name)}
              </Anchor>
            </Title>
            <Text>{say(summary)}</Text>
            <Text size="sm">{t('closes', { day: date(dayIn(zone, closes_at), locale) })}</Text>
          </Paper>
        ))}
      </Stack>
    </Stack>
  );
}
