import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconLock, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../../api/programmes.js';
import { type FunderReport, report as reportQuery, reportAddress, type ReportAsked } from '../../api/reports.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { LockReport } from './lock-report.js';

interface Props {
  readonly programme: Programme;
  readonly asked: ReportAsked;
  readonly today: string;
  readonly mayChange: boolean;
}

/** A report as it is, with its totals first and a row a voucher below; of a locked period as it was told. */
export function ReportOf({ programme, asked, today, mayChange }: Props) {
  const { t, i18n } = useTranslation('reports');
  const locale = useLocale();
  const { data, error, refetch } = useQuery(reportQuery(programme.id, asked, i18n.language));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={10} />;
  const address = (form: 'csv' | 'html') => reportAddress(programme.id, form, { ...asked, language: i18n.language });
  return (
    <Stack component="section" aria-labelledby="report">
      <Title order={2} id="report">
        {t('days', { from: date(data.from, locale), to: date(data.to, locale) })}
      </Title>
      <Standing report={data} />
      <Group className="no-print">
        <Button component="a" href={address('csv')} leftSection={<IconDownload size={20} aria-hidden />}>
          {t('csv')}
        </Button>
        <Button
          component="a"
          href={address('html')}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconPrinter size={20} aria-hidden />}
        >
          {t('print')}
        </Button>
      </Group>
      <Totals report={data} />
      <Rows report={data} />
      {data.notes.length > 0 && (
        <List size="sm">
          {data.notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      )}
      {mayChange && !data.locked && (
        <LockReport programmeId={programme.id} days={{ from: data.from, to: data.to }} isOver={data.to < today} />
      )}
    </Stack>
  );
}

/** Whether the figures may still change. */
function Standing({ report: { locked, made_at } }: { readonly report: FunderReport }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const [zone] = useZone();
  if (!locked) return <Text>{t('open', { day: date(dayIn(zone, made_at), locale) })}</Text>;
  const day = date(dayIn(zone, locked.made_at), locale);
  return (
    <Alert color="leaf" icon={<IconLock aria-hidden />}>
      <Text>{t('isLocked', { version: locked.version, day })}</Text>
      {locked.reason && <Text>{locked.reason}</Text>}
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {t('hash', { hash: locked.hash })}
      </Text>
    </Alert>
  );
}

function Totals({ report: { totals, priority_groups: groups } }: { readonly report: FunderReport }) {
  const { t } = useTranslation('reports');
  if (totals.length === 0) return <Text>{t('noTotals')}</Text>;
  return (
    <>
      <dl className="tallies">
        {totals.map(({ code, label, text }) => (
          <div key={code}>
            <dt>{label}</dt>
            <dd>{text || '–'}</dd>
          </div>
        ))}
      </dl>
      {groups && groups.length > 0 && (
        <table className="records">
          <caption>{t('groups')}</caption>
          <tbody>
            {groups.map(({ question, answer, count }) => (
              <tr key={`${question} ${answer}`}>
                <th scope="row">
                  {question}: {answer}
                </th>
                <td className="amount">{count ?? t('fewerThanFive')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** A wide table: it scrolls in its own region, by keyboard too. */
function Rows({ report: { sections, rows } }: { readonly report: FunderReport }) {
  const { t } = useTranslation('reports');
  const columns = sections.flatMap((section) => section.columns);
  if (rows.length === 0) return <Text>{t('noRows')}</Text>;
  if (columns.length === 0) return <Text>{t('noColumns')}</Text>;
  return (
    <div className="wide-table" role="region" aria-label={t('rows', { count: rows.length })} tabIndex={0}>
      <table>
        <caption style={{ textAlign: 'start', fontWeight: 600 }}>{t('rows', { count: rows.length })}</caption>
        <thead>
          <tr>
            {columns.map(({ code, label }) => (
              <th key={code} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ voucher_id, cells }) => (
            <tr key={voucher_id}>
              {columns.map(({ code }) => (
                <td key={code}>{cells[code]?.text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
