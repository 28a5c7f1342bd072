import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, useCallback } from 'react';
import { Navigate, useParams } from 'react-router';
import { type Booking, booking as bookingQuery } from '../../api/bookings.js';
import { useMe } from '../../api/me.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';
import './book.css';
import { Booked } from './booked.js';
import { Lapsed } from './lapsed.js';

const loadFund = () => import('./fund.js');
const Fund = lazy(loadFund);
void loadFund().catch(() => undefined); // most readers of this page need it: asked for with the page, and no burden on those of others
const HeldSeries = lazy(() => import('./held-series.js'));
const ofHolds: readonly Booking['state'][] = ['held', 'lapsed', 'confirmed', 'requested'];
const PageRefused = lazy(() => import('../../parts/page-refused.js'));

/** The third step and what follows from it, by how the booking stands: a reader who comes back finds the right page. */
export default function Held() {
  const { id = '' } = useParams();
  const queries = useQueryClient();
  const me = useMe();
  const { data: booking, error, refetch } = useQuery({ ...bookingQuery(id), enabled: Boolean(me) });
  const look = useCallback(() => {
    void queries.invalidateQueries({ queryKey: ['booking', id] });
    void queries.invalidateQueries({ queryKey: ['bookings', 'series'] });
  }, [queries, id]);
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="bookings" />;
  if (!booking) return <Waiting lines={8} />;
  const lapsed = <Lapsed booking={booking} />;
  if (booking.series_id && ofHolds.includes(booking.state))
    return <HeldSeries booking={booking} look={look} lapsed={lapsed} />;
  if (booking.state === 'held') return <Fund booking={booking} look={look} />;
  if (booking.state === 'lapsed') return lapsed;
  if (booking.state === 'confirmed' || booking.state === 'requested') return <Booked booking={booking} />;
  return <Navigate to={`/bookings/${id}`} replace />;
}
