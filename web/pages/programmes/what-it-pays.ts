import { useTranslation } from 'react-i18next';
import type { Programme } from '../../api/programmes.js';
import { useCodes } from '../../parts/use-codes.js';

/** What a voucher of a programme pays for, which part of it, and to whom, a sentence a term; a term that leaves all open is none. */
export function useWhatItPays(): (programme: Programme) => string[] {
  const { t } = useTranslation('programmes');
  const { name } = useCodes();
  return ({
    topics,
    adviser_kinds,
    match,
    funder_percent: percent,
    match_minutes_an_hour: minutes,
    pays_fee_and_vat,
  }) => {
    const kind = adviser_kinds.length === 1 ? adviser_kinds[0] : undefined;
    return [
      ...(topics.length > 0
        ? [t('how.topics', { topics: topics.map((code) => name('topics', code)).join(', ') })]
        : []),
      ...(kind ? [t(`how.kinds.${kind}`)] : []),
      t(`how.match.${match}`, { percent, rest: 100 - percent, minutes: minutes ?? 0 }),
      ...(pays_fee_and_vat ? [] : [t('how.noFee')]),
    ];
  };
}
