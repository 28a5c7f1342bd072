import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { audit, type AuditEntry, type AuditFilter } from '../../api/steward.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { ChooseDeed } from './choose-deed.js';
import { More } from './more.js';
import { type Column, Rows } from './rows.js';
import { StewardPage } from './steward-page.js';

const filters = ['deed', 'person', 'organisation'] as const;
type Filter = (typeof filters)[number];

/** Who did what, the newest first. Whatever stands in an entry narrows the list to entries with the same. */
export default function AuditPage() {
  const { t } = useTranslation('steward');
  return (
    <StewardPage title={t('audit.title')} lead={t('audit.lead')}>
      <Log />
    </StewardPage>
  );
}

function Log() {
  const { t } = useTranslation('steward');
  const [search, setSearch] = useSearchParams();
  const filter: AuditFilter = Object.fromEntries(
    filters.flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  const list = useInfiniteQuery(audit(filter));
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const narrow = (name: Filter, value: string | null) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const columns = useColumns(narrow);
  return (
    <Stack gap="md">
      <ChooseDeed deed={filter.deed} onChange={(deed) => narrow('deed', deed)} />
      <Standing filter={filter} all={all} onDrop={(name) => narrow(name, null)} />
      <Refused error={list.error} retry={() => void list.refetch()} />
      {!list.data && !list.error && <Waiting lines={10} />}
      {list.data && all.length === 0 && <Text>{t('audit.none')}</Text>}
      {all.length > 0 && <Rows caption={t('audit.title')} columns={columns} rows={all} keyOf={({ id }) => id} />}
      <More {...list} />
    </Stack>
  );
}

interface StandingProps {
  readonly filter: AuditFilter;
  readonly all: readonly AuditEntry[];
  readonly onDrop: (name: Filter) => void;
}

/** What the list is narrowed to, each with a way back. */
function Standing({ filter, all, onDrop }: StandingProps) {
  const { t } = useTranslation('steward');
  const { t: deedNamed, i18n } = useTranslation('deeds');
  const named = (name: Filter, value: string) => {
    if (name === 'deed')
      return i18n.exists(`done.${value}`, { ns: 'deeds' }) ? deedNamed(`done.${value as Deed}`) : value;
    if (name === 'organisation') return value;
    const people = all.flatMap(({ by, about }) => [by, about]);
    return people.find((one) => one?.user_id === value)?.name ?? value;
  };
  const shown = filters.flatMap((name) => (filter[name] ? [{ name, value: named(name, filter[name]) }] : []));
  if (shown.length === 0) return <Text c="dimmed">{t('audit.narrow')}</Text>;
  return (
    <Group gap="sm" role="group" aria-label={t('audit.only')}>
      <Text>{t('audit.only')}</Text>
      {shown.map(({ name, value }) => (
        <Button
          key={name}
          variant="default"
          size="compact-md"
          onClick={() => onDrop(name)}
          aria-label={t('audit.drop', { what: `${t(`audit.filters.${name}`)} ${value}` })}
        >
          {t(`audit.filters.${name}`)}: {value} ×
        </Button>
      ))}
    </Group>
  );
}

type Deed = AuditEntry['deed'];
type Narrow = (name: Filter, value: string) => void;

function useColumns(narrow: Narrow): readonly [Column<AuditEntry>, ...Column<AuditEntry>[]] {
  const { t } = useTranslation('steward');
  const { t: named } = useTranslation('deeds');
  const locale = useLocale();
  const [zone] = useZone();
  return [
    { name: t('audit.columns.when'), cell: ({ at }) => dayAndTime(zone, at, locale) },
    {
      name: t('audit.columns.who'),
      cell: ({ by, acted_as }) => (
        <>
          {by ? <Link onClick={() => narrow('person', by.user_id)}>{by.name}</Link> : t('audit.service')} (
          {named(`as.${acted_as}`)})
        </>
      ),
    },
    {
      name: t('audit.columns.deed'),
      cell: ({ deed, about }) => (
        <>
          <Link onClick={() => narrow('deed', deed)}>{named(`done.${deed}`)}</Link>
          {about && (
            <>
              {', '}
              <Link onClick={() => narrow('person', about.user_id)}>{about.name}</Link>
            </>
          )}
        </>
      ),
    },
    {
      name: t('audit.columns.on'),
      cell: ({ subject, organisation_id, facts }) => (
        <>
          {named(`on.${subject.kind}`)} <span className="code">{subject.id}</span>
          {organisation_id && (
            <>
              {' · '}
              <Link onClick={() => narrow('organisation', organisation_id)}>{t('audit.itsOrganisation')}</Link>
            </>
          )}
          {Object.keys(facts).length > 0 && (
            <span className="code" lang="en" style={{ display: 'block' }}>
              {Object.entries(facts)
                .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
                .join(' · ')}
            </span>
          )}
        </>
      ),
    },
  ];
}

function Link({ children, onClick }: { readonly children: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="linklike" onClick={onClick}>
      {children}
    </button>
  );
}
