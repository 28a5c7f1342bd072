import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/api.js';
import { type Booking, fundingPreview, paymentOptions, type Rail, type VoucherNamed } from '../../api/bookings.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useRefusal } from '../../parts/use-refusal.js';
import { Waiting } from '../../parts/waiting.js';
import { ChooseRail } from './choose-rail.js';
import { ChooseVoucher, namedBy, type VoucherChoice } from './choose-voucher.js';
import { PreviewOfShares } from './preview-of-shares.js';
import { allOptions, allShares, alongVoucher, partOf } from './series-shares.js';
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
  const { previews, names, isShort, isFetching } = usePreviews(held, namedBy(choice));
  const whole = useQuery(fundingPreview(first.id, {}));
  const ways = useQueries({ queries: held.map(({ id }) => paymentOptions(id)) });
  const fund = useFundSeries();
  const failed = previews.find(({ error }) => error)?.error ?? null;
  const refused = useRefusal(failed);
  if (whole.error) return <Refused error={whole.error} retry={() => void whole.refetch()} />;
  const shown = failed ? [] : previews.flatMap(({ data }) => data ?? []);
  if (!whole.data || !best || (!failed && shown.length < held.length) || ways.some((each) => each.isPending))
    return <Waiting />;
  const sums = allShares(shown);
  const rest = sums?.shares.find(({ source }) => source === 'client')?.amount;
  const isToPay = shown.map((preview) => partOf(preview, 'client') > 0);
  const parts = isToPay.filter(Boolean).length;
  const options = allOptions(ways.filter((_, index) => isToPay[index]).map(({ data }) => data?.items ?? []));
  const rail = wanted ?? options.find((option) => option.can_be_used)?.rail;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    fund.mutate({ shown: shown.map((preview, index) => ({ preview, voucher: names[index] ?? {} })), rail });
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
          {sums && isShort && <Text mt="xs">{t('fund.short')}</Text>}
        </div>
        {rest && rest.minor > 0 && <ChooseRail options={options} toPay={rest} rail={rail} onChange={setRail} />}
        <Refused error={fund.error} />
        <Button type="submit" size="md" loading={fund.isPending} disabled={!sums || isFetching}>
          {rest && rest.minor > 0
            ? t('fund.pay', { amount: inWords(rest, common), count: parts })
            : book('fund.confirm')}
        </Button>
        {rest && rest.minor > 0 && rail !== 'debit' && <Text size="sm">{t('fund.oneByOne', { count: parts })}</Text>}
      </Stack>
    </form>
  );
}

/** How each would be funded, with what those before it leave of the voucher; without it while that is not known. */
function usePreviews(held: readonly Booking[], voucher: VoucherNamed) {
  const alone = useQueries({ queries: held.map(({ id }) => fundingPreview(id, voucher)) });
  const known = alone.flatMap(({ data, isPlaceholderData }) => (data && !isPlaceholderData ? [data] : []));
  const isKnown = known.length === held.length;
  const names = isKnown ? alongVoucher(known, voucher) : held.map(() => ({}));
  const along = useQueries({ queries: held.map(({ id }, index) => fundingPreview(id, names[index] ?? {})) });
  return {
    previews: isKnown ? along : along.map((each, index) => (alone[index]?.error ? alone[index] : each)),
    names,
    isShort: isKnown && names.some((each) => each !== voucher),
    isFetching: [...alone, ...along].some((each) => each.isFetching),
  };
}
