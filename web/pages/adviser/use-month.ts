import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Slot, slotsOfMonth } from '../../api/experts.js';
import { dayIn, monthAfter } from '../../parts/when.js';

/** The free times of a month by their days in a zone. The month after is fetched ahead, so that turning the page waits for nothing. */
export function useMonth(expertId: string, offerId: string | undefined, month: string, zone: string) {
  const queries = useQueryClient();
  const found = useQuery({ ...slotsOfMonth(expertId, offerId ?? '', month), enabled: offerId !== undefined });
  useEffect(() => {
    if (offerId) void queries.query(slotsOfMonth(expertId, offerId, monthAfter(month, 1))).catch(() => undefined);
  }, [queries, expertId, offerId, month]);
  const byDay = new Map<string, Slot[]>();
  for (const slot of found.data ?? []) {
    const day = dayIn(zone, slot.start);
    if (day.startsWith(month)) byDay.set(day, [...(byDay.get(day) ?? []), slot]);
  }
  return { ...found, byDay };
}
