import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  changes as changesQuery,
  policies as policiesQuery,
  type Policy,
  type PolicyName,
} from '../../api/policies.js';
import { Refused } from '../../parts/refused.js';
import { useTitle } from '../../parts/use-title.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import NotFound from '../not-found.js';
import '../pay/pay.css';
import { Rows } from '../steward/rows.js';
import '../steward/steward.css';
import '../work/work.css';
import { ChangeCard } from './change-card.js';
import { ChangeForm } from './change-form.js';
import { FigureList } from './figure-list.js';
import { allNames, fieldsOf } from './figures.js';
import './policies.css';
import { useFigureWords } from './use-figure-words.js';

/** One policy: what is in force and why, what was before, and what somebody would have otherwise. */
export default function PolicyPage() {
  const { key = '' } = useParams();
  const name = allNames.find((one) => one === key);
  return name ? <Known key={name} name={name} /> : <NotFound />;
}

function Known({ name }: { readonly name: PolicyName }) {
  const { t } = useTranslation('policies');
  const { t: called } = useTranslation('figures');
  const { data, error, refetch } = useQuery(policiesQuery);
  useTitle(called(`names.${name}`));
  const all = data?.items.filter((one) => one.name === name) ?? [];
  const current = all.find(({ standing }) => standing === 'in force');
  return (
    <Stack gap="xl">
      <Stack gap="xs">
        <Anchor component={Link} to="/policies">
          {t('toAll')}
        </Anchor>
        <Title>{called(`names.${name}`)}</Title>
        <Text>{called(`means.${name}`)}</Text>
      </Stack>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={8} />}
      {current && <InForce policy={current} />}
      <Changes name={name} now={current} />
      {current && <ChangeForm policy={current} all={data?.items ?? []} />}
      {all.length > 0 && <History all={all} />}
    </Stack>
  );
}

function InForce({ policy: { value, in_force_from, ends_at, decision } }: { readonly policy: Policy }) {
  const { t } = useTranslation('policies');
  const locale = useLocale();
  const day = (instant: string) => date(dayIn('Europe/London', instant), locale);
  return (
    <Stack component="section" gap="sm" aria-labelledby="in-force" maw="36rem">
      <Title order={2} id="in-force">
        {t('inForce')}
      </Title>
      <FigureList value={value} />
      {ends_at && (
        <Text fw={600} c="var(--barefoot-attention)">
          {t('forAWhile', { day: day(ends_at) })}
        </Text>
      )}
      <Text c="dimmed">{t('since', { day: day(in_force_from), decision })}</Text>
    </Stack>
  );
}

function Changes({ name, now }: { readonly name: PolicyName; readonly now: Policy | undefined }) {
  const { t } = useTranslation('policies');
  const { data, error } = useInfiniteQuery(changesQuery);
  const all = (data?.pages.flatMap(({ items }) => items) ?? []).filter((one) => one.name === name);
  return (
    <Stack component="section" gap="md" aria-labelledby="changes">
      <Title order={2} id="changes">
        {t('changes.title')}
      </Title>
      <Refused error={error} />
      {data && all.length === 0 && <Text>{t('changes.none')}</Text>}
      {all.map((change) => (
        <ChangeCard key={change.id} change={change} now={now} />
      ))}
    </Stack>
  );
}

/** Never edited: each row counts from its own day on, until a later one. */
function History({ all }: { readonly all: readonly Policy[] }) {
  const { t } = useTranslation('policies');
  const { t: called } = useTranslation('figures');
  const locale = useLocale();
  const words = useFigureWords();
  return (
    <Stack component="section" gap="md" aria-labelledby="history">
      <Title order={2} id="history">
        {t('history.title')}
      </Title>
      <Rows
        caption={t('history.title')}
        columns={[
          {
            name: t('history.from'),
            cell: ({ in_force_from }) => date(dayIn('Europe/London', in_force_from), locale),
          },
          { name: t('history.standing'), cell: ({ standing }) => t(`standing.${standing}`) },
          {
            name: t('history.figures'),
            cell: ({ value }) =>
              fieldsOf(value).map(([field, figure]) => (
                <span key={field} style={{ display: 'block' }}>
                  {called(`fields.${field}`)}: {words(field, figure)}
                </span>
              )),
          },
          { name: t('history.decision'), cell: ({ decision }) => decision },
        ]}
        rows={all}
        keyOf={({ id }) => id}
      />
    </Stack>
  );
}
