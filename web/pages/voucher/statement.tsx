import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { voucherStatement } from '../../api/vouchers.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

const known = ['voucher-offered', 'voucher-reserved', 'returned-to-voucher'] as const;

/** What moved in and out of it, as it is in the books: for whoever looks after the organisation's money. */
export function Statement({ voucherId }: { readonly voucherId: string }) {
  const { t } = useTranslation('voucher');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const [zone] = useZone();
  const { data, error, refetch } = useQuery(voucherStatement(voucherId));
  return (
    <Stack component="section" gap="sm" aria-labelledby="statement">
      <Title order={2} id="statement">
        {t('statement')}
      </Title>
      <Refused error={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={3} />}
      {data && (
        <table className="sums">
          <thead>
            <tr>
              <th scope="col">{t('moved')}</th>
              <td>{t('amount')}</td>
              <td>{t('left')}</td>
            </tr>
          </thead>
          <tbody>
            {data.items.map(({ transfer_id, code, occurred_at, amount, balance }) => {
              const why = known.find((each) => each === code);
              return (
                <tr key={transfer_id}>
                  <th scope="row">
                    {date(dayIn(zone, occurred_at), locale)}, {why ? t(`codes.${why}`) : t('codes.other')}
                  </th>
                  <td>{inWords(amount, common)}</td>
                  <td>{inWords(balance, common)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Stack>
  );
}
