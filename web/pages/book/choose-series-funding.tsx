import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/api.js';
import { type Booking, fundingPreview, paymentOptions, type Rail } from '../../api/bookings.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useRefusal } from '../../parts/use-refusal.js';
import { Waiting } from '../../parts/waiting.js';
import { ChooseRail } from './choose-rail.js';
import { ChooseVoucher, namedBy, type VoucherChoice } from './choose-voucher.js';
import { PreviewOfShares } from './preview-of-shares.js';
import { allShares, forAll } from './series-shares.js';
import { useFundSeries } from './use-fund-series.js';
import { useBestVoucher } from './use-vouchers.js';

/** A voucher or none for all sessions of a series, what it leaves to pay, and by which way. */
export function ChooseSeriesFunding({ held }: { readonly held: readonly Booking[] }) {
  const { t } = useTranslation('series');
  const { t: book } = useTranslation('book');
  const { t: common } = useTranslation();
  const [wanted, setRail] = useState<Rail>();
  const [first] = held as [Booking];
  const best = useBestVoucher(first);
  const [chosen, setChoice] = useState<VoucherChoice>();
  const choice = chosen ?? best ?? { by: 'none' };
  const previews = useQueries({ queries: held.map(({ id }) => fundingPreview(id, namedBy(choice))) });
  const whole = useQuery(fundingPreview(first.id, {}));
  const options = forAll(useQuery(paymentOptions(first.id)).data?.items ?? [], held.length);
  const fund = useFundSeries();
  const failed = previews.find(({ error }) => error)?.error ?? null;
  const refused = useRefusal(failed);
  if (whole.error) return <Refused error={whole.error} retry={() => void whole.refetch()} />;
  const shown = failed ? [] : previews.flatMap(({ data }) => data ?? []);
  if (!whole.data || !best || (!failed && shown.length < held.length)) return <Waiting />;
  const isFetching = previews.some((each) => each.isFetching);
  const sums = allShares(shown);
  const rest = sums?.shares.find(({ source }) => source === 'client')?.amount;
  const rail = wanted ?? options.find((option) => option.can_be_used)?.rail;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    fund.mutate({ shown, voucher: namedBy(choice), rail });
  };
  const fault = failed instanceof Refusal ? refused.text : undefined;
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        {fund.data === 'changed' && (
          <Alert color="marigold" variant="light" role="alert">
            {t('fund.changed')}
          </Alert>
        )}
        <ChooseVoucher organisationId={first.organisation.id} choice={choice} onChange={setChoice} fault={fault} />
        <div className="shares" aria-live="polite" aria-busy={isFetching}>
          {sums && choice.by !== 'none' && <PreviewOfShares preview={sums} />}
        </div>
        {rest && rest.minor > 0 && <ChooseRail options={options} toPay={rest} rail={rail} onChange={setRail} />}
        <Refused error={fund.error} />
        <Button type="submit" size="md" loading={fund.isPending} disabled={!sums || isFetching}>
          {rest && rest.minor > 0
            ? t('fund.pay', { amount: inWords(rest, common), count: held.length })
            : book('fund.confirm')}
        </Button>
        {rest && rest.minor > 0 && rail !== 'debit' && (
          <Text size="sm">{t('fund.oneByOne', { count: held.length })}</Text>
        )}
      </Stack>
    </form>
  );
}
