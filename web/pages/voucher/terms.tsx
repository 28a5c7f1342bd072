import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { taxonomy } from '../../api/experts.js';
import type { Voucher } from '../../api/vouchers.js';
import { inWords } from '../../parts/money.js';
import { useBilingual } from '../../words/use-bilingual.js';

/** What is offered, in sentences. */
export function Terms({ voucher }: { readonly voucher: Voucher }) {
  const { t } = useTranslation('voucher');
  const { t: common } = useTranslation();
  const say = useBilingual();
  const words = useQuery({ ...taxonomy, enabled: voucher.topics.length > 0 }).data;
  const { value, funder_percent: percent, minutes, match, commitment_fee: fee } = voucher;
  const topics = (words?.topics ?? []).filter(({ code }) => voucher.topics.some((topic) => topic === code)).map(say);
  return (
    <Stack component="section" gap="xs" aria-labelledby="terms">
      <Title order={2} id="terms">
        {t('terms.title')}
      </Title>
      <ul>
        <li>{t('terms.value', { value: inWords(value, common), percent })}</li>
        {minutes && <li>{t('terms.minutes', { count: minutes.most })}</li>}
        {percent < 100 && <li>{t(`terms.match.${match}`, { minutes: voucher.match_minutes_an_hour ?? 0 })}</li>}
        {!voucher.pays_fee_and_vat && <li>{t('terms.noFee')}</li>}
        {topics.length > 0 && <li>{t('terms.topics', { topics: topics.join(', ') })}</li>}
        {voucher.adviser_kinds.map((kind) => (
          <li key={kind}>{t(`terms.kinds.${kind}`)}</li>
        ))}
        {fee.minor > 0 && <li>{t('terms.fee', { amount: inWords(fee, common) })}</li>}
        {voucher.subsidy_controlled && <li>{t('terms.public')}</li>}
      </ul>
    </Stack>
  );
}
