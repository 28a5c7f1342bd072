import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/api.js';
import type { Booking, Cancel } from '../../api/bookings.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

/** Whoever changes their mind gives the time back to others, and is shown the month again. */
export function LetGo({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('book');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const reason: Cancel['reason'] = 'no-longer-needed';
  const letGo = useDeed(
    (_: undefined, key) => api.post<Booking>(`/bookings/${booking.id}/cancellation`, { reason }, key),
    async () => {
      void queries.invalidateQueries({ queryKey: ['slots'] });
      await navigate(`/advisers/${booking.expert.id}?offer=${booking.offer_id}`);
      // This page stands until the other one is there, and would lead to the session that was called off.
      void queries.invalidateQueries({ queryKey: ['booking', booking.id], refetchType: 'none' });
    },
  );
  return (
    <div>
      <Refused error={letGo.error} />
      <Button variant="default" loading={letGo.isPending} onClick={() => letGo.mutate(undefined)}>
        {t('fund.letGo')}
      </Button>
    </div>
  );
}
