import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, useCallback } from 'react';
import { Navigate, useParams } from 'react-router';
import { booking as bookingQuery } from '../../api/bookings.js';
import { useMe } from '../../api/me.js';
import { Waiting } from '../../parts/waiting.js';
import { SignInFirst } from '../account/sign-in-first.js';
import './book.css';
import { Booked } from './booked.js';
import { Fund } from './fund.js';
import { Lapsed } from './lapsed.js';

const PageRefused = lazy(() => import('../../parts/page-refused.js'));

/** The third step and what follows from it, by how the booking stands: a reader who comes back finds the right page. */
export default function Held() {
  const { id = '' } = useParams();
  const queries = useQueryClient();
  const me = useMe();
  const { data: booking, error, refetch } = useQuery({ ...bookingQuery(id), enabled: Boolean(me) });
  const look = useCallback(() => void queries.invalidateQueries({ queryKey: ['booking', id] }), [queries, id]);
  if (me === null) return <SignInFirst />;
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="bookings" />;
  if (!booking) return <Waiting lines={8} />;
  if (booking.state === 'held') return <Fund booking={booking} look={look} />;
  if (booking.state === 'lapsed') return <Lapsed booking={booking} />;
  if (booking.state === 'confirmed' || booking.state === 'requested') return <Booked booking={booking} />;
  return <Navigate to={`/bookings/${id}`} replace />;
}
