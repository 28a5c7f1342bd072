import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Booking, funding } from '../../api/bookings.js';
import { inWords } from '../../parts/money.js';
import { useVouchers } from './use-vouchers.js';

/** Who paid which part of it, and what their voucher has left for those who look after it. */
export function WhoPaid({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const isMoney = booking.price.minor > 0 && booking.price.currency !== 'TCR';
  const shares = useQuery({ ...funding(booking.id), enabled: isMoney }).data?.shares ?? [];
  const vouchers = useVouchers(booking.organisation.id).data?.items ?? [];
  const used = vouchers.find(({ id }) => shares.some(({ voucher_id }) => voucher_id === id));
  if (shares.length === 0) return null;
  return (
    <table className="sums">
      <caption>{t('booked.paid')}</caption>
      <tbody>
        {shares.map(({ source, amount }) => (
          <tr key={source}>
            <th scope="row">
              {t(`shares.${source}`)}
              {source === 'voucher' && used && ` (${t('booked.left', { amount: inWords(used.left, common) })})`}
            </th>
            <td>{inWords(amount, common)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
