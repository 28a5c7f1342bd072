import { Alert, Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Booking, type Funding, funding } from '../../api/bookings.js';
import { inWords } from '../../parts/money.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useRole } from './use-role.js';

/** Who paid which part and by which way, what came back, and what is owed since a payment was taken back: to be printed as a receipt. */
export function Paid({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { t: book } = useTranslation('book');
  const { t: common } = useTranslation();
  const { data } = useQuery(funding(booking.id));
  if (!data || data.shares.length === 0) return null;
  return (
    <Paper component="section" withBorder p="lg" aria-labelledby="paid">
      <Stack gap="sm">
        <Title order={2} id="paid">
          {t('paid.title')}
        </Title>
        <table className="sums">
          <tbody>
            {data.shares.map(({ source, amount, secured_at }) => (
              <tr key={source}>
                <th scope="row">
                  {book(`shares.${source}`)}
                  {secured_at === null && ` (${t('paid.open')})`}
                </th>
                <td>{inWords(amount, common)}</td>
              </tr>
            ))}
            <tr className="total">
              <th scope="row">{book('price.total')}</th>
              <td>{inWords(data.total, common)}</td>
            </tr>
          </tbody>
        </table>
        <Payments payments={data.payments} />
        {data.pay_anew && <Anew booking={booking} owed={data.pay_anew.owed} />}
        <Button variant="default" onClick={() => window.print()}>
          {t('paid.print')}
        </Button>
      </Stack>
    </Paper>
  );
}

function Payments({ payments }: { readonly payments: Funding['payments'] }) {
  const { t } = useTranslation('bookings');
  const { t: book } = useTranslation('book');
  const { t: common } = useTranslation();
  if (payments.length === 0) return null;
  return (
    <ul>
      {payments.map(({ id, rail, amount, state, refunds }) => (
        <li key={id}>
          {t(`paid.states.${state}`, { amount: inWords(amount, common), by: book(`rail.${rail}`) })}
          {refunds.map((refund) => (
            <Text key={refund.id} size="sm">
              {t(refund.state === 'paid' ? 'paid.returned' : 'paid.back', { amount: inWords(refund.amount, common) })}
            </Text>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Anew({ booking, owed }: { readonly booking: Booking; readonly owed: Funding['owed'] }) {
  const { t } = useTranslation('bookings');
  const { t: common } = useTranslation();
  const [zone] = useZone();
  const locale = useLocale();
  const { mayDispute: mayPay } = useRole(booking);
  const { data } = useQuery(funding(booking.id));
  const payBy = data?.payments
    .flatMap(({ taken_back }) => taken_back)
    .find(({ ended_at }) => ended_at === null)?.pay_by;
  return (
    <Alert color="brick" variant="light" title={t('paid.anew', { amount: inWords(owed, common) })}>
      {payBy && <Text>{t('paid.anewBy', { when: dayAndTime(zone, payBy, locale) })}</Text>}
      {mayPay && (
        <Anchor component={Link} to={`/organisations/${booking.organisation.id}/money`}>
          {t('paid.anewPay')}
        </Anchor>
      )}
    </Alert>
  );
}
