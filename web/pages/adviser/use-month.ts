import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Slot, slotsOfMonth, type SlotsWanted } from '../../api/experts.js';
import { dayIn, monthAfter } from '../../parts/when.js';

/** The free times of a month by their days in a zone. The month after is fetched ahead, so that turning the page waits for nothing. */
export function useMonth(wanted: SlotsWanted | undefined, month: string, zone: string) {
  const queries = useQueryClient();
  const { expertId = '', offerId = '', moving } = wanted ?? {};
  const isWanted = wanted !== undefined;
  const found = useQuery({
    ...slotsOfMonth({ expertId, offerId, ...(moving && { moving }) }, month),
    enabled: isWanted,
  });
  useEffect(() => {
    if (!isWanted) return;
    const next = slotsOfMonth({ expertId, offerId, ...(moving && { moving }) }, monthAfter(month, 1));
    void queries.query(next).catch(() => undefined);
  }, [queries, isWanted, expertId, offerId, moving, month]);
  const byDay = new Map<string, Slot[]>();
  for (const slot of found.data ?? []) {
    const day = dayIn(zone, slot.start);
    if (day.startsWith(month)) byDay.set(day, [...(byDay.get(day) ?? []), slot]);
  }
  return { ...found, byDay };
}
