import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FigureName, type FigureRow, figureRows, type Months } from '../../api/transparency.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

interface Props {
  readonly figure: FigureName;
  readonly months: Months;
}

/** What a figure is made of, for stewards: the newest hundred. */
export function FigureRows({ figure, months }: Props) {
  const { t } = useTranslation('transparency');
  const { data, error, refetch } = useQuery(figureRows(figure, months));
  return (
    <Stack component="section" gap="xs">
      <FocusedTitle order={2}>{t('rows.title', { figure: t(`figures.${figure}`) })}</FocusedTitle>
      <Text size="sm">{t('rows.noted')}</Text>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.items.length === 0 && <Text>{t('rows.none')}</Text>}
      {data && data.items.length > 0 && (
        <table className="rows">
          <thead>
            <tr>
              {(['what', 'when', 'amount'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`rows.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
              <Made key={'dispute_id' in row ? row.dispute_id : `${row.earning_id} ${row.payout_id}`} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Stack>
  );
}

function Made({ row }: { readonly row: FigureRow }) {
  const { t } = useTranslation('transparency');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const isDispute = 'dispute_id' in row;
  const when = isDispute
    ? date(row.opened_on, locale)
    : t('rows.paid', {
        earned: date(row.earned_on, locale),
        paid: date(row.paid_on, locale),
        days: t('days', { count: row.days }),
      });
  return (
    <tr>
      <th scope="row">
        <Anchor component={Link} to={isDispute ? `/disputes/${row.dispute_id}` : `/advisers/${row.expert_id}`}>
          {isDispute ? t('rows.dispute') : t('rows.pay')}
        </Anchor>
      </th>
      <td data-name={t('rows.when')}>{when}</td>
      <td data-name={t('rows.amount')}>{inWords(isDispute ? row.disputed : row.amount, common)}</td>
    </tr>
  );
}
