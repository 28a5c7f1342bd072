import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { deposits, programmeMoney } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { FundedPage, type Funded } from './funded-page.js';
import { Invoices } from './invoices.js';
import { RecordDeposit } from './record-deposit.js';
import { StandingDeposits } from './standing-deposits.js';

/** How money comes into a programme: what is in its fund, invoices to pay, a deposit each month, and all that came. */
export default function FundedMoney() {
  return (
    <FundedPage title="money">
      {(funded) => (
        <Stack gap="xl">
          <Fund programmeId={funded.programme.id} />
          <Invoices {...funded} />
          <StandingDeposits {...funded} />
          <Deposits {...funded} />
        </Stack>
      )}
    </FundedPage>
  );
}

function Fund({ programmeId }: { readonly programmeId: string }) {
  const { t } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const { data, error, refetch } = useQuery(programmeMoney(programmeId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const { fund } = data;
  const lines = [
    ['deposited', fund.deposited, 1] as const,
    ['other_received', fund.other_received, 1] as const,
    ['came_back', fund.came_back, 1] as const,
    ['offered', fund.offered, -1] as const,
    ['returned_to_funder', fund.returned_to_funder, -1] as const,
  ].filter(([line, amount]) => amount.minor !== 0 || line === 'deposited');
  return (
    <section aria-labelledby="fund">
      <Title order={2} id="fund">
        {t('fund.title')}
      </Title>
      <Text mt="xs">{t('fund.lead')}</Text>
      <table className="sums" style={{ maxWidth: '32rem' }}>
        <tbody>
          {lines.map(([line, amount, sign]) => (
            <tr key={line}>
              <th scope="row">{t(`fund.${line}`)}</th>
              <td>{inWords({ ...amount, minor: sign * amount.minor }, common)}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{t('fund.left')}</th>
            <td>{inWords(fund.left, common)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Deposits({ programme, isSteward, mayPay }: Funded) {
  const { t } = useTranslation('deposits');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const { data, error, refetch } = useQuery(deposits(programme.id));
  return (
    <Stack component="section" aria-labelledby="deposits">
      <Title order={2} id="deposits">
        {t('deposits.title')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {data?.length === 0 && <Text>{t('deposits.none')}</Text>}
      {data && data.length > 0 && (
        <table className="records">
          <thead>
            <tr>
              <th scope="col">{t('deposits.received')}</th>
              <th scope="col">{t('deposits.how')}</th>
              <th scope="col" className="amount">
                {t('deposits.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((one) => (
              <tr key={one.id}>
                <th scope="row">{date(dayIn(zone, one.received_at), locale)}</th>
                <td data-name={t('deposits.how')}>
                  <span>
                    {one.bank_reference
                      ? t('deposits.byBank', { reference: one.bank_reference })
                      : t('deposits.byPayment')}
                    {one.reversed && `. ${t('deposits.reversed', { reason: one.reversed.reason })}`}
                  </span>
                </td>
                <td className="amount" data-name={t('deposits.amount')}>
                  {inWords(one.amount, common)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isSteward && !mayPay && programme.state !== 'closed' && <RecordDeposit programmeId={programme.id} />}
    </Stack>
  );
}
