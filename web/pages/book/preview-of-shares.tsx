import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FundingPreview } from '../../api/bookings.js';
import { inWords } from '../../parts/money.js';

interface Props {
  readonly preview: Pick<FundingPreview, 'shares' | 'total' | 'match_minutes'>;
}

/** Who would pay which part. */
export function PreviewOfShares({ preview: { shares, total, match_minutes } }: Props) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  return (
    <>
      <table className="sums">
        <caption>{t('shares.title')}</caption>
        <tbody>
          {shares.map(({ source, amount }) => (
            <tr key={source}>
              <th scope="row">
                {t(`shares.${source}`)}
                {source === 'voucher' && `, ${Math.round((100 * amount.minor) / Math.max(1, total.minor))} %`}
              </th>
              <td>{inWords(amount, common)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {match_minutes > 0 && (
        <Text size="sm" mt="xs">
          {t('shares.match', { minutes: common('minutes', { count: match_minutes }) })}
        </Text>
      )}
    </>
  );
}
