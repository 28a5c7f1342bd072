import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Booking, type Funding, paymentOptions, type Rail } from '../../api/bookings.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { ChooseRail } from './choose-rail.js';
import { useFollowedPayment } from './use-followed-payment.js';
import { usePay } from './use-fund.js';

interface Props {
  readonly booking: Booking;
  readonly funding: Funding;
}

/** It is fixed who pays, and a part is owed still: after a card that was declined, or a page that was left. */
export function PayOwed({ booking, funding }: Props) {
  const { t } = useTranslation('book');
  const latest = funding.payments.at(-1);
  useFollowedPayment(booking.id, latest);
  const isOnItsWay = latest?.state === 'pending' || latest?.state === 'settled'; // which the booking hears of in a moment
  return (
    <Stack gap="lg">
      {isOnItsWay ? (
        <OnItsWay />
      ) : (
        <>
          {latest && latest.state !== 'planned' && (
            <Alert color="marigold" variant="light" role="status" title={t(`pay.${saidOf(latest.state)}.title`)}>
              {t(`pay.${saidOf(latest.state)}.body`)}
            </Alert>
          )}
          <Shares funding={funding} />
          <PayForm booking={booking} funding={funding} />
        </>
      )}
    </Stack>
  );
}

function saidOf(state: Funding['payments'][number]['state']): 'left' | 'failed' {
  return state === 'open' ? 'left' : 'failed';
}

function OnItsWay() {
  const { t } = useTranslation('book');
  return (
    <div role="status">
      <Title order={2}>{t('pay.pending.title')}</Title>
      <Text mt="xs">{t('pay.pending.body')}</Text>
    </div>
  );
}

function Shares({ funding: { shares, owed } }: { readonly funding: Funding }) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  return (
    <table className="sums">
      <caption>{t('shares.title')}</caption>
      <tbody>
        {shares.map(({ source, amount, secured_at }) => (
          <tr key={source}>
            <th scope="row">
              {t(`shares.${source}`)}
              {secured_at && ` ✓ ${t('shares.secured')}`}
            </th>
            <td>{inWords(amount, common)}</td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{t('pay.owed')}</th>
          <td>{inWords(owed, common)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function PayForm({ booking, funding }: Props) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const options = useQuery(paymentOptions(booking.id)).data?.items ?? [];
  const [wanted, setRail] = useState<Rail | undefined>(funding.payments.at(-1)?.rail);
  const pay = usePay(booking);
  const rail = wanted ?? options.find(({ can_be_used }) => can_be_used)?.rail;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (rail) pay.mutate(rail);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg" align="stretch">
        <ChooseRail options={options} toPay={funding.owed} rail={rail} onChange={setRail} />
        <Refused error={pay.error} />
        <Button type="submit" size="md" loading={pay.isPending} disabled={!rail}>
          {t('pay.go', { amount: inWords(funding.owed, common) })}
        </Button>
      </Stack>
    </form>
  );
}
