import { Anchor, Stack, Text, Title } from '@mantine/core';
import { BarChart } from '@mantine/charts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { programmeVouchers } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { Waiting } from '../../parts/waiting.js';
import { monthName } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { byMonth } from './months.js';

const parts = ['drawn', 'reserved', 'unused'] as const;
const colours = { drawn: 'teal.7', reserved: 'marigold.5', unused: 'leaf.3' } as const;

/** What was awarded in each month and what became of it since: plotted, and as a table whose months lead to their vouchers. */
export default function ByMonth({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('funding');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const { data } = useQuery(programmeVouchers(programmeId));
  if (!data) return <Waiting />;
  const months = byMonth(data);
  const pounds = (minor: number) => inWords({ minor, currency: 'GBP' }, common);
  return (
    <Stack gap="sm">
      <Title order={3}>{t('byMonth.title')}</Title>
      <Text>{t('byMonth.lead')}</Text>
      <div aria-hidden className="by-month-plot">
        <BarChart
          h={240}
          type="stacked"
          data={months.map((one) => ({
            month: monthName(one.month, locale),
            ...Object.fromEntries(parts.map((part) => [t(`budget.${part}`), one[part] / 100])),
          }))}
          dataKey="month"
          series={parts.map((part) => ({ name: t(`budget.${part}`), color: colours[part] }))}
          valueFormatter={(value) => pounds(Math.round(value * 100))}
          yAxisProps={{ width: 72, tickFormatter: (value: number) => `£${value.toLocaleString('en-GB')}` }}
          maxBarWidth={64}
          barChartProps={{ accessibilityLayer: false }}
          withTooltip={false}
          barProps={{ isAnimationActive: false }}
        />
      </div>
      <table className="records">
        <caption>{t('byMonth.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('byMonth.month')}</th>
            <th scope="col" className="amount">
              {t('byMonth.vouchers')}
            </th>
            {parts.map((part) => (
              <th key={part} scope="col" className="amount">
                <span className="key" data-part={part} aria-hidden />
                {t(`budget.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((one) => (
            <tr key={one.month}>
              <th scope="row">
                <Anchor component={Link} to={`/funding/programmes/${programmeId}/vouchers?month=${one.month}`}>
                  {monthName(one.month, locale)}
                </Anchor>
              </th>
              <td className="amount" data-name={t('byMonth.vouchers')}>
                {one.count}
              </td>
              {parts.map((part) => (
                <td key={part} className="amount" data-name={t(`budget.${part}`)}>
                  {pounds(one[part])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Stack>
  );
}
