import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, newKey } from '../../api/api.js';
import type { Booking, Cancel } from '../../api/bookings.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

/** Gives back to others what is only held; what is booked of the series already stays. */
export function LetSeriesGo({ held }: { readonly held: readonly Booking[] }) {
  const { t } = useTranslation('series');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const reason: Cancel['reason'] = 'no-longer-needed';
  const letGo = useDeed(
    async (ids: readonly string[]) => {
      for (const id of ids) await api.post<Booking>(`/bookings/${id}/cancellation`, { reason }, newKey());
    },
    async () => {
      void queries.invalidateQueries({ queryKey: ['slots'] });
      await navigate(`/advisers/${held[0]?.expert.id}?offer=${held[0]?.offer_id}`);
      for (const queryKey of [['booking'], ['bookings']]) void queries.invalidateQueries({ queryKey });
    },
  );
  return (
    <div>
      <Refused error={letGo.error} />
      <Button variant="default" loading={letGo.isPending} onClick={() => letGo.mutate(held.map(({ id }) => id))}>
        {t('fund.letGo', { count: held.length })}
      </Button>
    </div>
  );
}
