import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ListedExpert, taxonomy } from '../../api/experts.js';
import { inWords } from '../../parts/money.js';
import { Portrait } from '../../parts/portrait.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

interface Props {
  readonly expert: ListedExpert;
  /** Of the heading: one below that of the list. */
  readonly order: 2 | 3;
}

/** An adviser in a list: who, what about, from how much, free when, and why they stand here. */
export function ListedExpertCard({ expert, order }: Props) {
  const { t } = useTranslation('directory');
  const say = useBilingual();
  const words = useQuery(taxonomy).data;
  const topics = (words?.topics ?? []).filter(({ code }) => expert.topics.some((topic) => topic === code));
  return (
    <Paper component="li" withBorder p="lg" className="listed">
      <Group align="flex-start" wrap="nowrap" gap="md">
        <Portrait id={expert.id} name={expert.name} />
        <Stack gap={6} style={{ minWidth: 0 }}>
          <Title order={order} size="h3">
            <Anchor component={Link} to={`/advisers/${expert.id}`} inherit aria-label={t('see', { name: expert.name })}>
              {expert.name}
            </Anchor>
          </Title>
          <Text>{say(expert.headline)}</Text>
          <Group gap={6}>
            <Badge variant="light" color={expert.kind === 'specialist' ? 'teal' : 'marigold'}>
              {t(`kinds.${expert.kind}`)}
            </Badge>
            {topics.map((topic) => (
              <Badge key={topic.code} variant="default">
                {say(topic)}
              </Badge>
            ))}
          </Group>
          <Prices expert={expert} />
          <Why expert={expert} />
        </Stack>
      </Group>
    </Paper>
  );
}

function Prices({ expert: { offers, free } }: { readonly expert: ListedExpert }) {
  const { t } = useTranslation('directory');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const paid = offers.flatMap(({ pricing, price }) => (pricing === 'rate_card' && price ? [price] : []));
  const least = paid.toSorted((a, b) => a.minor - b.minor)[0];
  const said = [
    least && t('fromPrice', { amount: inWords(least, common) }),
    offers.some(({ pricing }) => pricing === 'free_introduction') && t('freeTalk'),
    free && t('firstFree', { when: dayAndTime(zone, free.start, locale) }),
  ].filter(Boolean);
  return <Text fw={600}>{said.join(' · ')}</Text>;
}

function Why({ expert: { reasons } }: { readonly expert: ListedExpert }) {
  const say = useBilingual();
  return (
    <Text size="sm" c="dimmed">
      {reasons.map(say).join(' · ')}
    </Text>
  );
}
