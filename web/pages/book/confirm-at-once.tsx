import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { booking as bookingQuery, type Booking } from '../../api/bookings.js';
import { useDeed } from '../../api/use-deed.js';
import { inWords } from '../../parts/money.js';
import { Refused } from '../../parts/refused.js';

/** What costs nothing, or time that the organisation has given itself, is confirmed by one press. */
export function ConfirmAtOnce({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('book');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const confirm = useDeed(
    (_: undefined, key) => api.post<Booking>(`/bookings/${booking.id}/confirmation`, {}, key),
    (confirmed) => {
      queries.setQueryData(bookingQuery(booking.id).queryKey, confirmed);
      void queries.invalidateQueries({ queryKey: ['bookings'] });
    },
  );
  return (
    <Stack align="flex-start">
      {booking.price.minor > 0 && <Text>{t('fund.credits', { amount: inWords(booking.price, common) })}</Text>}
      <Refused error={confirm.error} />
      <Button size="md" loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
        {t('fund.confirm')}
      </Button>
    </Stack>
  );
}
