import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/api.js';
import { type Booking, fundingPreview, paymentOptions, type Rail } from '../../api/bookings.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { useRefusal } from '../../parts/use-refusal.js';
import { Waiting } from '../../parts/waiting.js';
import { ChooseRail } from './choose-rail.js';
import { ChooseVoucher, type VoucherChoice, namedBy } from './choose-voucher.js';
import { PreviewOfShares } from './preview-of-shares.js';
import { useFund } from './use-fund.js';
import { useBestVoucher } from './use-vouchers.js';

/** A voucher or none, what it leaves to pay, and by which way: then one press does it. */
export function ChooseFunding({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const best = useBestVoucher(booking);
  const [chosen, setChoice] = useState<VoucherChoice>();
  const choice = chosen ?? best ?? { by: 'none' };
  const [wanted, setRail] = useState<Rail>();
  const preview = useQuery(fundingPreview(booking.id, namedBy(choice)));
  const whole = useQuery(fundingPreview(booking.id, {}));
  const options = useQuery(paymentOptions(booking.id)).data?.items ?? [];
  const fund = useFund(booking);
  const refused = useRefusal(preview.error);
  if (whole.error) return <Refused error={whole.error} retry={() => void whole.refetch()} />;
  if (!whole.data || !best) return <Waiting />;
  const shown = preview.error ? undefined : preview.data;
  const rest = shown?.shares.find(({ source }) => source === 'client')?.amount;
  const rail = wanted ?? options.find((option) => option.can_be_used)?.rail;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!shown) return;
    setChoice(choice); // what is paid by stays, though vouchers have less left then
    fund.mutate({ quote_hash: shown.quote_hash, ...namedBy(choice), ...(rest?.minor && rail && { rail }) });
  };
  const fault = preview.error instanceof Refusal ? refused.text : undefined;
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <ChooseVoucher organisationId={booking.organisation.id} choice={choice} onChange={setChoice} fault={fault} />
        <div className="shares" aria-live="polite" aria-busy={preview.isFetching}>
          {shown && choice.by !== 'none' && <PreviewOfShares preview={shown} />}
        </div>
        {rest && rest.minor > 0 && <ChooseRail options={options} toPay={rest} rail={rail} onChange={setRail} />}
        <Refused error={fund.error} />
        <Button type="submit" size="md" loading={fund.isPending} disabled={!shown || preview.isFetching}>
          {rest && rest.minor > 0 ? t('fund.pay', { amount: inWords(rest, common) }) : t('fund.confirm')}
        </Button>
        {rest && rest.minor > 0 && <Text size="sm">{t('fund.payHint')}</Text>}
      </Stack>
    </form>
  );
}
