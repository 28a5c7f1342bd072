import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../api/api.js';
import type { StatementLine } from '../../api/treasury.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { CsvField } from './csv-field.js';
import { Part } from './part.js';
import { type Column, Rows } from './rows.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** What came in at the bank: first which line pays which invoice, then those that were ticked become deposits. */
export function ImportStatement() {
  const { t } = useTranslation('treasury');
  const [csv, setCsv] = useState('');
  const [recorded, setRecorded] = useState(0);
  const preview = useStewardDeed((text: string) =>
    api.post<{ lines: StatementLine[] }>('/bank-statements/previews', { csv: text }, newKey()),
  );
  const read = (text: string) => {
    setCsv(text);
    preview.reset();
  };
  return (
    <Part title={t('statement.title')} lead={t('statement.lead')} anchor="statement">
      <CsvField label={t('statement.file')} description={t('statement.columns')} value={csv} onRead={read} />
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        disabled={csv.trim() === ''}
        loading={preview.isPending}
        onClick={() => {
          setRecorded(0);
          preview.mutate(csv);
        }}
      >
        {t('statement.look')}
      </Button>
      <Refused error={preview.error} />
      <Text role="status" fw={600}>
        {recorded > 0 ? t('statement.recorded', { count: recorded }) : ''}
      </Text>
      {preview.data && (
        <Lines
          key={csv}
          csv={csv}
          lines={preview.data.lines}
          onRecorded={(count) => {
            setRecorded(count);
            read('');
          }}
        />
      )}
    </Part>
  );
}

interface LinesProps {
  readonly csv: string;
  readonly lines: readonly StatementLine[];
  readonly onRecorded: (count: number) => void;
}

const mostAtOnce = 100;

function Lines({ csv, lines, onRecorded }: LinesProps) {
  const { t } = useTranslation('treasury');
  const { t: common } = useTranslation();
  const payable = lines.filter(({ mismatch }) => mismatch === null);
  const [ticked, setTicked] = useState<readonly number[]>(payable.slice(0, mostAtOnce).map(({ line }) => line));
  const record = useStewardDeed(
    (which: readonly number[], key) =>
      api.post<{ deposits: unknown[] }>('/bank-statements', { csv, lines: which }, key),
    ({ deposits }) => onRecorded(deposits.length),
  );
  const columns = useColumns(ticked, setTicked);
  if (lines.length === 0) return <Text>{t('statement.nothing')}</Text>;
  const chosen = payable.filter(({ line }) => ticked.includes(line));
  const amount = inWords({ minor: chosen.reduce((sum, one) => sum + one.amount.minor, 0), currency: 'GBP' }, common);
  return (
    <Stack gap="sm">
      <Rows caption={t('statement.title')} columns={columns} rows={lines} keyOf={({ line }) => String(line)} />
      {chosen.length > 0 && (
        <Sure
          label={t('statement.record', { count: chosen.length })}
          sure={t('statement.recordSure', { amount })}
          onSure={() => record.mutate(chosen.map(({ line }) => line))}
          isPending={record.isPending}
          error={record.error}
        >
          <Text>{t('statement.means', { count: chosen.length, amount })}</Text>
        </Sure>
      )}
    </Stack>
  );
}

function useColumns(
  ticked: readonly number[],
  setTicked: (lines: readonly number[]) => void,
): readonly [Column<StatementLine>, ...Column<StatementLine>[]] {
  const { t } = useTranslation('treasury');
  const { t: common } = useTranslation();
  const locale = useLocale();
  return [
    {
      name: t('statement.of.line'),
      cell: ({ line, reference, mismatch }) =>
        mismatch === null ? (
          <Checkbox
            checked={ticked.includes(line)}
            label={reference}
            onChange={({ currentTarget }) =>
              setTicked(currentTarget.checked ? [...ticked, line] : ticked.filter((one) => one !== line))
            }
          />
        ) : (
          reference
        ),
    },
    { name: t('statement.of.day'), cell: ({ received_on }) => date(received_on, locale) },
    {
      name: t('statement.of.invoice'),
      cell: ({ invoice }) => (invoice ? `${invoice.number}, ${invoice.buyer_name}` : '–'),
    },
    {
      name: t('statement.of.follows'),
      cell: ({ mismatch }) => (mismatch ? t(`mismatches.${mismatch}`) : t('statement.pays')),
    },
    { name: t('statement.of.amount'), cell: ({ amount }) => inWords(amount, common), isAmount: true },
  ];
}
