import { Anchor, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { now } from '../../api/now.js';
import { type PayStatement, payStatement } from '../../api/pay.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { dayIn } from '../../parts/when.js';

const firstYear = 2026;

/** A calendar year by its quarters, as the tax office is told of it. */
export function Statement({ expertId }: { readonly expertId: string }) {
  const { t, i18n } = useTranslation('pay');
  const [thisYear] = useState(() => Number(dayIn('Europe/London', now()).slice(0, 4)));
  const [year, setYear] = useState(thisYear);
  const { data, error, refetch } = useQuery(payStatement(expertId, year));
  const years = Array.from({ length: Math.max(1, thisYear - firstYear + 1) }, (_, index) => thisYear - index);
  const path = `/api/v1/experts/${expertId}/statements/${year}`;
  return (
    <Stack component="section" gap="md" aria-labelledby="statement">
      <Title order={2} id="statement">
        {t('statement.title')}
      </Title>
      <Group align="flex-end" gap="lg">
        <NativeSelect
          label={t('statement.year')}
          value={String(year)}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
          data={years.map(String)}
        />
        <Anchor href={`${path}.pdf?language=${i18n.language}`}>{t('statement.pdf', { year })}</Anchor>
        <Anchor href={`${path}.csv`}>{t('statement.csv', { year })}</Anchor>
      </Group>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && <Quarters statement={data} />}
      <Text size="sm" c="dimmed">
        {t('statement.means')}
      </Text>
    </Stack>
  );
}

const columns = ['earned', 'vat', 'paid', 'fees'] as const;

function Quarters({ statement: { quarters, total } }: { readonly statement: PayStatement }) {
  const { t } = useTranslation('pay');
  const { t: common } = useTranslation();
  const rows = [
    ...quarters.map((each) => ({ ...each, name: t('statement.quarter', { number: each.quarter }) })),
    { ...total, name: t('statement.total') },
  ];
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('statement.when')}</th>
          <th scope="col" className="amount">
            {t('statement.sessions')}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="amount">
              {t(`statement.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td className="amount" data-name={t('statement.sessions')}>
              {row.sessions}
            </td>
            {columns.map((column) => (
              <td key={column} className="amount" data-name={t(`statement.${column}`)}>
                {inWords(row[column], common)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
