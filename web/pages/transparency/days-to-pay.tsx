import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FigureName, type Transparency, useSeries } from '../../api/transparency.js';
import { Waiting } from '../../parts/waiting.js';
import { numberOf, useMonths } from './figure-text.js';
import { Numbers } from './numbers.js';

const names: readonly FigureName[] = [
  'days-to-pay-median',
  'days-to-pay-95th',
  'paid-within-30-days',
  'fair-payment-code',
];

/** How long advisers waited for their pay: in all, and month after month. */
export function DaysToPay({ books }: { readonly books: Transparency }) {
  const { t } = useTranslation('transparency');
  return (
    <Stack component="section" gap="md" aria-labelledby="days">
      <Title order={2} id="days">
        {t('wait.title')}
      </Title>
      <Text>{t('wait.body')}</Text>
      <Numbers books={books} names={names} />
      {books.months && <Plot books={books} months={books.months} />}
    </Stack>
  );
}

interface Line {
  readonly months: string;
  readonly median: number;
  readonly most: number;
}

/** The law’s thirty days are in every picture, so that its lines can be compared from one to the next. */
const least = 36;
const limit = 30;

function Plot({ months }: { readonly books: Transparency; readonly months: NonNullable<Transparency['months']> }) {
  const { t } = useTranslation('transparency');
  const spoken = useMonths();
  const { runs, isPending, isSomeHidden } = useSeries(months);
  const lines = runs.flatMap((one): Line[] => {
    const [median, most] = [numberOf(one, 'days-to-pay-median'), numberOf(one, 'days-to-pay-95th')];
    return median === null || most === null || !one.months ? [] : [{ months: spoken(one.months), median, most }];
  });
  if (isPending) return <Waiting lines={6} />;
  if (lines.length === 0) return null;
  const width = Math.max(least, ...lines.map(({ most }) => most));
  const at = (days: number) => `${(100 * days) / width}%`;
  return (
    <figure className="waits">
      <table className="rows">
        <caption>{t('wait.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('columns.months')}</th>
            <th scope="col">{t('wait.half')}</th>
            <th scope="col">{t('wait.most')}</th>
            <td aria-hidden className="scale">
              <span style={{ left: at(limit) }}>{t('wait.limit')}</span>
            </td>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ months: of, median, most }) => (
            <tr key={of}>
              <th scope="row">{of}</th>
              <td data-name={t('wait.half')}>{t('days', { count: median })}</td>
              <td data-name={t('wait.most')}>{t('days', { count: most })}</td>
              <td aria-hidden className="line">
                <span className="limit" style={{ left: at(limit) }} />
                <span className="reach" style={{ width: at(most) }} />
                <span className="half" style={{ width: at(median) }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text component="figcaption" size="sm" c="dimmed">
        {t('wait.legend')} {isSomeHidden && t('wait.hidden')}
      </Text>
    </figure>
  );
}
