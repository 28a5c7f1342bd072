import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { objectionRequest } from '../../src/bookings/objections/objection.request.js';
import type { deliveryView } from '../../src/bookings/delivery/delivery.view.js';
import type { disputeRequest } from '../../src/bookings/disputes/dispute.request.js';
import type { disputeView } from '../../src/bookings/disputes/dispute.view.js';
import type { noShowView } from '../../src/bookings/no-shows/no-show.view.js';
import type { actionPlanView } from '../../src/bookings/plans/action-plan.view.js';
import type { reviewAdviserRequest } from '../../src/bookings/reviews/review.request.js';
import type { bookingReviewsView } from '../../src/bookings/reviews/review.view.js';
import { api } from './api.js';

export type Delivery = z.output<typeof deliveryView>;
export type Objection = z.input<typeof objectionRequest>;
export type DisputeOpened = z.input<typeof disputeRequest>;
export type Dispute = z.output<typeof disputeView>;
export type NoShow = z.output<typeof noShowView>;
export type ActionPlan = z.output<typeof actionPlanView>;
export type ReviewOfAdviser = z.input<typeof reviewAdviserRequest>;
export type BookingReviews = z.output<typeof bookingReviewsView>;

/** What there is below a booking, kept beside it, so that whatever changes the booking has all of it read again. */
function below<Answer>(bookingId: string, path: string) {
  return queryOptions({
    queryKey: ['booking', bookingId, path],
    queryFn: ({ signal }) => api.get<Answer>(`/bookings/${bookingId}/${path}`, {}, signal),
  });
}

export const delivery = (bookingId: string) => below<Delivery>(bookingId, 'delivery');
export const dispute = (bookingId: string) => below<Dispute>(bookingId, 'dispute');
export const noShow = (bookingId: string) => below<NoShow>(bookingId, 'no-show');
export const actionPlan = (bookingId: string) => below<ActionPlan>(bookingId, 'action-plan');
export const reviews = (bookingId: string) => below<BookingReviews>(bookingId, 'reviews');
