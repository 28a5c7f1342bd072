import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Booking } from '../../api/bookings.js';
import { seriesOf } from '../../api/series.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { BookedSeries } from './booked-series.js';
import { FundSeries } from './fund-series.js';

interface Props {
  readonly booking: Booking;
  readonly look: () => void;
  /** What is shown where nothing of it stands any more. */
  readonly lapsed: ReactNode;
}

/** The third step for all times of a series, until none of them is only held any more. */
export default function HeldSeries({ booking, look, lapsed }: Props) {
  const { data, error, refetch } = useQuery(seriesOf(booking));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting lines={8} />;
  const series = data.length > 0 ? data : [booking];
  const standing = series.filter(({ state }) => ['held', 'requested', 'confirmed'].includes(state));
  if (standing.some(({ state }) => state === 'held')) return <FundSeries series={standing} look={look} />;
  return standing.length > 0 ? <BookedSeries series={series} /> : lapsed;
}
