import { Anchor, Badge, Chip, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { applicationsTo, type ListedApplication, useMyScoring } from '../../api/applications.js';
import { Refused } from '../../parts/refused.js';
import { useCodes } from '../../parts/use-codes.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { colourOf } from '../programmes/colours.js';
import { FundedPage, type Funded } from './funded-page.js';

/** Who applied to a programme: of each what the programme reports, its score, and where it stands. */
export default function FundedApplications() {
  return <FundedPage title="applications">{(funded) => <Applications {...funded} />}</FundedPage>;
}

const groups = {
  open: ['submitted', 'diagnosed', 'scored'],
  waiting: ['wait-listed'],
  offered: ['offered'],
  over: ['rejected', 'withdrawn', 'ineligible', 'started'],
} as const satisfies Record<string, readonly ListedApplication['state'][]>;
type GroupName = keyof typeof groups;

function Applications({ programme, isSteward }: Funded) {
  const { t } = useTranslation('scoring');
  const [address, setAddress] = useSearchParams();
  const { data, error, refetch } = useQuery(applicationsTo(programme.id));
  const scoring = useMyScoring().data ?? [];
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={8} />;
  const chosen = address.get('state') ?? '';
  const among: readonly string[] | undefined = Object.entries(groups).find(([name]) => name === chosen)?.[1];
  const shown = data.filter(({ state }) => !among || among.includes(state));
  if (data.length === 0) return <Text>{t(programme.state === 'draft' ? 'list.notOpen' : 'list.none')}</Text>;
  const mayOpen = (id: string) => isSteward || scoring.some(({ application_id }) => application_id === id);
  return (
    <Stack>
      {!isSteward && <Text>{t('list.seen')}</Text>}
      <Chip.Group
        multiple={false}
        value={chosen}
        onChange={(state) => setAddress(state ? { state } : {}, { replace: true })}
      >
        <Group gap="xs" role="group" aria-label={t('list.show')}>
          {(['', ...Object.keys(groups)] as ('' | GroupName)[]).map((name) => (
            <Chip key={name} value={name}>
              {t(`list.groups.${name || 'all'}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Text aria-live="polite" fw={600}>
        {t('list.count', { count: shown.length })}
      </Text>
      <Table rows={shown} mayOpen={mayOpen} />
    </Stack>
  );
}

const columns = ['who', 'where', 'sent', 'score', 'state'] as const;

interface TableProps {
  readonly rows: readonly ListedApplication[];
  readonly mayOpen: (id: string) => boolean;
}

function Table({ rows, mayOpen }: TableProps) {
  const { t } = useTranslation('scoring');
  return (
    <table className="records">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`list.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <Row key={one.id} application={one} mayOpen={mayOpen(one.id)} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly application: ListedApplication;
  readonly mayOpen: boolean;
}

function Row({ application, mayOpen }: RowProps) {
  const { t } = useTranslation('scoring');
  const { t: states } = useTranslation('programmes');
  const { name } = useCodes();
  const locale = useLocale();
  const [zone] = useZone();
  const { id, organisation, enterprise, submitted_at, score, state } = application;
  const who = organisation.name ?? t('list.unnamed', { id: id.slice(-4).toUpperCase() });
  const where = [
    enterprise.region && name('regions', enterprise.region),
    enterprise.stage && name('stages', enterprise.stage),
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        {mayOpen ? (
          <Anchor component={Link} to={`/funding/applications/${id}`}>
            {who}
          </Anchor>
        ) : (
          who
        )}
      </th>
      <td data-name={t('list.columns.where')}>
        <span>{where.join(', ') || '–'}</span>
      </td>
      <td data-name={t('list.columns.sent')}>{submitted_at ? date(dayIn(zone, submitted_at), locale) : '–'}</td>
      <td data-name={t('list.columns.score')}>{score ?? '–'}</td>
      <td data-name={t('list.columns.state')}>
        <Badge variant="light" color={colourOf(state)}>
          {states(`states.${state}`)}
        </Badge>
      </td>
    </tr>
  );
}
