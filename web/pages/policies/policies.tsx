import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { changes as changesQuery, policies as policiesQuery, type Policy } from '../../api/policies.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import '../pay/pay.css';
import { StewardNav } from '../steward/steward-page.js';
import { ChangeCard } from './change-card.js';
import { groupNames, groups } from './figures.js';
import { FigureList } from './figure-list.js';
import './policies.css';

/** Every figure that is in force, with the decision behind it, and what is before the members now. */
export default function Policies() {
  const { t } = useTranslation('policies');
  const me = useMe();
  const { data, error, refetch } = useQuery(policiesQuery);
  useTitle(t('title'));
  return (
    <Stack gap="xl">
      {me?.steward && <StewardNav />}
      <Stack gap="xs">
        <Title>{t('title')}</Title>
        <Text>{t('lead')}</Text>
      </Stack>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={10} />}
      {data && (
        <>
          <BeforeTheMembers all={data.items} />
          <InForce all={data.items} />
        </>
      )}
    </Stack>
  );
}

function BeforeTheMembers({ all }: { readonly all: readonly Policy[] }) {
  const { t } = useTranslation('policies');
  const { data, error } = useInfiniteQuery(changesQuery);
  const standing = (data?.pages.flatMap(({ items }) => items) ?? []).filter(({ state }) =>
    ['proposed', 'open', 'passed'].includes(state),
  );
  return (
    <Stack component="section" gap="md" aria-labelledby="before">
      <Title order={2} id="before">
        {t('before.title')}
      </Title>
      <Refused error={error} />
      {data && standing.length === 0 && <Text>{t('before.none')}</Text>}
      {standing.map((change) => (
        <ChangeCard
          key={change.id}
          change={change}
          now={all.find(({ name, standing: at }) => name === change.name && at === 'in force')}
          isNamed
        />
      ))}
    </Stack>
  );
}

function InForce({ all }: { readonly all: readonly Policy[] }) {
  const { t } = useTranslation('policies');
  return groupNames.map((group) => (
    <Stack key={group} component="section" gap="md" aria-labelledby={`group-${group}`}>
      <Title order={2} id={`group-${group}`}>
        {t(`groups.${group}`)}
      </Title>
      <div className="policies">
        {groups[group].map((name) => {
          const policy = all.find((one) => one.name === name && one.standing === 'in force');
          return policy && <Card key={name} policy={policy} />;
        })}
      </div>
    </Stack>
  ));
}

function Card({ policy: { name, value, in_force_from, ends_at, decision } }: { readonly policy: Policy }) {
  const { t } = useTranslation('policies');
  const { t: called } = useTranslation('figures');
  const locale = useLocale();
  const day = (instant: string) => date(dayIn('Europe/London', instant), locale);
  return (
    <article className="policy">
      <Title order={3}>
        <Anchor component={Link} to={`/policies/${name}`} inherit>
          {called(`names.${name}`)}
        </Anchor>
      </Title>
      <FigureList value={value} />
      {ends_at && (
        <Text size="sm" fw={600} c="var(--barefoot-attention)">
          {t('forAWhile', { day: day(ends_at) })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('since', { day: day(in_force_from), decision })}
      </Text>
    </article>
  );
}
