import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.js';
import { now as clock } from '../../api/now.js';
import type { Change, Policy } from '../../api/policies.js';
import { useZone } from '../../parts/use-zone.js';
import { date, dayAndTime, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { ChangeDeeds } from './change-deeds.js';
import { Difference } from './difference.js';
import { Effects } from './effects.js';
import { Tally } from './tally.js';

interface Props {
  readonly change: Change;
  /** The figure that it would replace. */
  readonly now: Policy | undefined;
  readonly isNamed?: boolean;
}

const colours = {
  ...{ proposed: 'marigold', open: 'teal', passed: 'leaf', decided: 'leaf' },
  ...{ rejected: 'brick', 'no-quorum': 'gray', lapsed: 'gray', withdrawn: 'gray' },
} as const;

/** What somebody would have otherwise, how the vote on it stands, and how long it goes on. */
export function ChangeCard({ change, now, isNamed = false }: Props) {
  const { t } = useTranslation('policies');
  const { t: called } = useTranslation('figures');
  const locale = useLocale();
  const me = useMe();
  const { name, value, reason, state, proposed_at, in_force_from } = change;
  const day = (instant: string) => date(dayIn('Europe/London', instant), locale);
  const isStanding = state === 'proposed' || state === 'open' || state === 'passed';
  return (
    <Paper component="article" id={change.id} withBorder p="lg">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={3}>{isNamed ? called(`names.${name}`) : t('change.of', { day: day(proposed_at) })}</Title>
          <Badge variant="light" color={colours[state]}>
            {t(`states.${state}`)}
          </Badge>
        </Group>
        <Difference now={isStanding ? now?.value : undefined} then={value} />
        <Text className="prose">{reason}</Text>
        <Backers change={change} />
        {isStanding && <Clock change={change} />}
        {state !== 'proposed' && state !== 'withdrawn' && state !== 'lapsed' && <Tally change={change} />}
        <Text size="sm" c="dimmed">
          {t('change.from', { proposed: day(proposed_at), day: day(in_force_from) })}
        </Text>
        {isStanding && me?.steward && <Effects change={change} />}
        {isStanding && <ChangeDeeds change={change} />}
      </Stack>
    </Paper>
  );
}

/** Who proposed it, and who seconded that, where somebody did. */
function Backers({ change: { proposed_by: proposer, seconded_by: seconder } }: { readonly change: Change }) {
  const { t } = useTranslation('policies');
  return (
    <Text>
      {proposer ? t('change.by', { name: proposer.name }) : t('change.byStewards')}
      {seconder && ` ${t('change.secondedBy', { name: seconder.name })}`}
    </Text>
  );
}

/** Until when it can be seconded or voted on, or what passed waits. */
function Clock({ change: { state, closes_at, countdown_ends_at } }: { readonly change: Change }) {
  const { t } = useTranslation('policies');
  const locale = useLocale();
  const [zone] = useZone();
  const until = state === 'passed' ? (countdown_ends_at ?? closes_at) : closes_at;
  const hours = Math.max(0, Math.ceil((Date.parse(until) - clock().getTime()) / 3_600_000));
  const left = hours > 48 ? t('left.days', { count: Math.ceil(hours / 24) }) : t('left.hours', { count: hours });
  const kind = state === 'proposed' ? 'seconded' : state === 'open' ? 'vote' : 'countdown';
  return (
    <Text fw={600}>
      {t(`clock.${kind}`, { when: dayAndTime(zone, until, locale) })} ({left})
    </Text>
  );
}
