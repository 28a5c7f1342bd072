import { Button, Checkbox, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/api.js';
import type { BankFile, BankResults, BankResultsGiven } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { CsvField } from './csv-field.js';
import { Rows } from './rows.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** What the bank says became of a file: what would follow first, and then it is recorded. */
export function ImportResults({ file: { id, state } }: { readonly file: BankFile }) {
  const { t } = useTranslation('bankfiles');
  const [csv, setCsv] = useState('');
  const [wasGiven, setGiven] = useState(false);
  const given: BankResultsGiven = { csv, ...(state === 'withdrawn' && wasGiven && { was_given_to_the_bank: true }) };
  const path = `/payouts/bank-files/${id}/results`;
  const preview = useStewardDeed((asked: BankResultsGiven) =>
    api.post<BankResults>(`${path}/previews`, asked, newKey()),
  );
  const record = useStewardDeed(
    (asked: BankResultsGiven, key) => api.post<BankResults>(path, asked, key),
    () => {
      setCsv('');
      preview.reset();
    },
  );
  return (
    <Stack gap="sm">
      <Title order={4}>{t('results.title')}</Title>
      <CsvField
        label={t('results.file')}
        description={t('results.columns')}
        value={csv}
        onRead={(text) => {
          setCsv(text);
          preview.reset();
        }}
      />
      {state === 'withdrawn' && (
        <Checkbox
          checked={wasGiven}
          label={t('results.wasGiven')}
          onChange={({ currentTarget }) => setGiven(currentTarget.checked)}
        />
      )}
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        disabled={csv.trim() === ''}
        loading={preview.isPending}
        onClick={() => preview.mutate(given)}
      >
        {t('results.look')}
      </Button>
      <Refused error={preview.error} />
      <Text role="status" fw={600}>
        {record.data ? t('results.recorded', { count: record.data.matched }) : ''}
      </Text>
      {preview.data && (
        <Follows
          results={preview.data}
          onRecord={() => record.mutate(given)}
          isPending={record.isPending}
          error={record.error}
        />
      )}
    </Stack>
  );
}

interface FollowsProps {
  readonly results: BankResults;
  readonly onRecord: () => void;
  readonly isPending: boolean;
  readonly error: Error | null;
}

function Follows({ results: { results, matched, amount }, onRecord, isPending, error }: FollowsProps) {
  const { t } = useTranslation('bankfiles');
  const { t: common } = useTranslation();
  const locale = useLocale();
  return (
    <Stack gap="sm">
      <Rows
        caption={t('results.title')}
        columns={[
          { name: t('results.of.reference'), cell: ({ reference }) => <span className="code">{reference}</span> },
          { name: t('results.of.day'), cell: (one) => date(one.date, locale) },
          {
            name: t('results.of.outcome'),
            cell: ({ outcome, reason }) => [t(`outcomes.${outcome}`), reason].filter(Boolean).join(', '),
          },
          {
            name: t('results.of.follows'),
            cell: ({ mismatch, by_earlier_file }) =>
              [
                mismatch ? t(`resultMismatches.${mismatch}`) : t('results.isRecorded'),
                by_earlier_file && t('results.byEarlier'),
              ]
                .filter(Boolean)
                .join(', '),
          },
          { name: t('results.of.amount'), cell: (one) => inWords(one.amount, common), isAmount: true },
        ]}
        rows={results}
        keyOf={({ line }) => String(line)}
      />
      {matched > 0 && (
        <Sure
          label={t('results.record', { count: matched })}
          sure={t('results.recordSure')}
          onSure={onRecord}
          isPending={isPending}
          error={error}
        >
          <Text>{t('results.means', { count: matched, amount: inWords(amount, common) })}</Text>
        </Sure>
      )}
    </Stack>
  );
}
