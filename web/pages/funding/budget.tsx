import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ProgrammeMoney, programmeMoney } from '../../api/programmes.js';
import { type Amount, inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

const ByMonth = lazy(() => import('./by-month.js'));

/** Where a programme's budget is: drawn, reserved, awarded and unused, left; as a bar, as a table, and by month. */
export function Budget({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('funding');
  const { data, error, refetch } = useQuery(programmeMoney(programmeId));
  return (
    <Stack component="section" aria-labelledby="budget">
      <Title order={2} id="budget">
        {t('budget.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={5} />}
      {data && (
        <>
          <Whole money={data} programmeId={programmeId} />
          <Ahead money={data} />
          {data.vouchers.committed.minor > 0 && (
            <Suspense fallback={<Waiting />}>
              <ByMonth programmeId={programmeId} />
            </Suspense>
          )}
        </>
      )}
    </Stack>
  );
}

const parts = ['drawn', 'reserved', 'unused', 'left'] as const;

function Whole({ money, programmeId }: { readonly money: ProgrammeMoney; readonly programmeId: string }) {
  const { t } = useTranslation('funding');
  const { t: common } = useTranslation();
  const { vouchers, budget } = money;
  const amounts: Record<(typeof parts)[number], Amount> = {
    ...{ drawn: vouchers.drawn, reserved: vouchers.reserved, unused: vouchers.in_vouchers, left: budget.left },
  };
  const whole = Math.max(1, budget.amount.minor);
  const share = (amount: Amount) => (100 * Math.max(0, amount.minor)) / whole;
  return (
    <>
      <div className="budget" aria-hidden>
        {parts.map((part) =>
          share(amounts[part]) > 0 ? (
            <div key={part} data-part={part} style={{ width: `${share(amounts[part])}%` }} />
          ) : null,
        )}
      </div>
      <table className="records">
        <caption>{t('budget.caption', { amount: inWords(budget.amount, common) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('budget.part')}</th>
            <th scope="col" className="amount">
              {t('budget.amount')}
            </th>
            <th scope="col" className="amount">
              {t('budget.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part}>
              <th scope="row">
                <span>
                  <span className="key" data-part={part} aria-hidden />
                  {t(`budget.${part}`)}
                </span>
              </th>
              <td className="amount" data-name={t('budget.amount')}>
                {inWords(amounts[part], common)}
              </td>
              <td className="amount" data-name={t('budget.share')}>
                {Math.round(share(amounts[part]))} %
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('budget.committed')}</th>
            <td className="amount" data-name={t('budget.amount')}>
              {inWords(vouchers.committed, common)}
            </td>
            <td className="amount" data-name={t('budget.share')}>
              {Math.round(share(vouchers.committed))} %
            </td>
          </tr>
        </tfoot>
      </table>
      <Text>
        {t('budget.fund', { amount: inWords(money.fund.left, common) })}{' '}
        <Anchor component={Link} underline="always" to={`/funding/programmes/${programmeId}/money`}>
          {t('budget.toMoney')}
        </Anchor>
      </Text>
    </>
  );
}

/** How long it lasts at the present pace, where there is one. */
function Ahead({ money: { month, forecast } }: { readonly money: ProgrammeMoney }) {
  const { t } = useTranslation('funding');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const { money_runs_out_on: drawn, fund_runs_out_on: offered } = forecast;
  return (
    <Stack gap={4}>
      {month.cap && month.left && (
        <Text>{t('budget.month', { left: inWords(month.left, common), cap: inWords(month.cap, common) })}</Text>
      )}
      {offered && <Text>{t('budget.offeredUntil', { day: date(offered, locale) })}</Text>}
      {drawn && <Text>{t('budget.drawnUntil', { day: date(drawn, locale) })}</Text>}
    </Stack>
  );
}
