import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, newKey } from '../../api/api.js';
import type { Booking, Cancel } from '../../api/bookings.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

/** Gives back to others what is only held; what is booked of the series already stays. */
export function LetSeriesGo({ held }: { readonly held: readonly Booking[] }) {
  const { t } = useTranslation('series');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id: shown } = useParams();
  const ids = held.map(({ id }) => id).toSorted((a, b) => Number(a === shown) - Number(b === shown)); // the page stands as long as its own does
  const letGo = useDeed(async (wanted: readonly string[]) => {
    const left: Booking[] = [];
    try {
      for (const id of wanted) left.push(await letOneGo(id));
      if (!left.some(isBooked)) await navigate(`/advisers/${held[0]?.expert.id}?offer=${held[0]?.offer_id}`);
    } finally {
      for (const queryKey of [['slots'], ['booking'], ['bookings']]) void queries.invalidateQueries({ queryKey });
    }
  });
  return (
    <div>
      <Refused error={letGo.error} />
      <Button variant="default" loading={letGo.isPending} onClick={() => letGo.mutate(ids)}>
        {t('fund.letGo', { count: held.length })}
      </Button>
    </div>
  );
}

/** As it stands now: what was let go or paid for meanwhile is left as it is. */
async function letOneGo(id: string): Promise<Booking> {
  const now = await api.get<Booking>(`/bookings/${id}`);
  const cancel: Cancel = { reason: 'no-longer-needed' };
  return now.state === 'held' ? api.post<Booking>(`/bookings/${id}/cancellation`, cancel, newKey()) : now;
}

function isBooked({ state }: Booking): boolean {
  return state === 'confirmed' || state === 'requested';
}
