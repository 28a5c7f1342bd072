import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { booking as bookingQuery, type Booking } from '../../api/bookings.js';
import { confirmSeries } from '../../api/series.js';
import { useDeed } from '../../api/use-deed.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';
import { sumOf } from '../../parts/sum-of.js';

/** What costs nothing, or time that the organisation has given itself, is confirmed by one press, all of it or nothing. */
export function ConfirmSeries({ held }: { readonly held: readonly Booking[] }) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const total = sumOf(held.map(({ price }) => price));
  const confirm = useDeed(
    (id: string, key) => confirmSeries(id, key),
    async (confirmed) => {
      for (const each of confirmed) queries.setQueryData(bookingQuery(each.id).queryKey, each);
      await queries.invalidateQueries({ queryKey: ['bookings'] });
    },
  );
  return (
    <Stack align="flex-start">
      {total && total.minor > 0 && <Text>{t('fund.credits', { amount: inWords(total, common) })}</Text>}
      <Refused error={confirm.error} />
      <Button size="md" loading={confirm.isPending} onClick={() => confirm.mutate(held[0]?.series_id ?? '')}>
        {t('fund.confirm')}
      </Button>
    </Stack>
  );
}
