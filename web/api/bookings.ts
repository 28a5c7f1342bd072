import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { cancelBookingRequest, holdTimeRequest } from '../../src/bookings/booking.request.js';
import type { bookingsView, bookingView } from '../../src/bookings/booking.view.js';
import type { fundBookingRequest } from '../../src/bookings/funding/funding.request.js';
import type { bookingFundingView, fundingPreviewView } from '../../src/bookings/funding/funding.view.js';
import type { meetingView } from '../../src/bookings/meeting/meeting.view.js';
import type { paymentOptionsView } from '../../src/bookings/payments/session-payment.view.js';
import type { bookingQuoteView, cancellationPreviewView } from '../../src/bookings/quotes/booking-quote.view.js';
import type { checkoutView } from '../../src/payments/payment.view.js';
import { api, newKey } from './api.js';
import type { Slot, Slots } from './experts.js';

export type Booking = z.output<typeof bookingView>;
export type Bookings = z.output<typeof bookingsView>;
export type Hold = z.input<typeof holdTimeRequest>;
export type Quote = z.output<typeof bookingQuoteView>;
export type Funding = z.output<typeof bookingFundingView>;
export type Fund = z.input<typeof fundBookingRequest>;
export type FundingPreview = z.output<typeof fundingPreviewView>;
export type PaymentOption = z.output<typeof paymentOptionsView>['items'][number];
export type Rail = PaymentOption['rail'];
export type Meeting = z.output<typeof meetingView>;
export type CancellationPreview = z.output<typeof cancellationPreviewView>;
export type Cancel = z.input<typeof cancelBookingRequest>;

/** A voucher, by its id or by its code, and how much of it at most; or none. */
export type VoucherNamed = Pick<Fund, 'voucher_id' | 'voucher_code' | 'voucher_pays_minor'>;

export function booking(id: string) {
  return queryOptions({
    queryKey: ['booking', id],
    queryFn: ({ signal }) => api.get<Booking>(`/bookings/${id}`, {}, signal),
  });
}

export function bookingsBetween(side: 'client' | 'adviser', from: string, to: string) {
  return queryOptions({
    queryKey: ['bookings', side, from, to],
    queryFn: ({ signal }) => readBookings({ as: side, from, to }, signal),
  });
}

interface SomeBookings {
  readonly as: 'client' | 'adviser';
  readonly from: string;
  readonly to: string;
}

/** All that begins in a span, page after page; people have few enough. */
export async function readBookings(wanted: SomeBookings, signal: AbortSignal): Promise<Booking[]> {
  const found: Booking[] = [];
  let cursor: string | null | undefined;
  do {
    const page: Bookings = await api.get('/bookings', { ...wanted, limit: 100, cursor }, signal);
    found.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null && found.length < 1000);
  return found;
}

export function quote(id: string) {
  return queryOptions({
    queryKey: ['booking', id, 'quote'],
    queryFn: ({ signal }) => api.get<Quote>(`/bookings/${id}/quote`, {}, signal),
    staleTime: 60_000,
  });
}

export function funding(id: string) {
  return queryOptions({
    queryKey: ['booking', id, 'funding'],
    queryFn: ({ signal }) => api.get<Funding>(`/bookings/${id}/funding`, {}, signal),
  });
}

export function fundingPreview(id: string, voucher: VoucherNamed) {
  return queryOptions({
    queryKey: ['booking', id, 'funding-preview', voucher],
    queryFn: ({ signal }) => api.get<FundingPreview>(`/bookings/${id}/funding-preview`, { ...voucher }, signal),
    placeholderData: keepPreviousData,
  });
}

export function paymentOptions(id: string) {
  return queryOptions({
    queryKey: ['booking', id, 'payment-options'],
    queryFn: ({ signal }) =>
      api.get<z.output<typeof paymentOptionsView>>(`/bookings/${id}/payment-options`, {}, signal),
  });
}

export function meeting(id: string) {
  return queryOptions({
    queryKey: ['meeting', id],
    queryFn: ({ signal }) => api.get<Meeting>(`/bookings/${id}/meeting`, {}, signal),
  });
}

export function cancellationPreview(id: string) {
  return queryOptions({
    queryKey: ['cancellation-preview', id],
    queryFn: ({ signal }) => api.get<CancellationPreview>(`/bookings/${id}/cancellation-preview`, {}, signal),
    staleTime: 0,
  });
}

const daysNear = 6;

/** What is free within six days of a time, that time first where it is free itself. */
export function slotsNear(expertId: string, offerId: string, start: string) {
  return queryOptions({
    queryKey: ['slots', expertId, offerId, 'near', start],
    queryFn: ({ signal }) => readSlotsNear(expertId, offerId, start, signal),
    staleTime: 60_000,
  });
}

async function readSlotsNear(expertId: string, offer: string, start: string, signal: AbortSignal): Promise<Slot[]> {
  const wanted = Date.parse(start);
  const [from, to] = [-daysNear, daysNear].map((days) => new Date(wanted + days * 86_400_000).toISOString());
  const { items } = await api.get<Slots>(`/experts/${expertId}/slots`, { offer, from, to }, signal);
  return items.toSorted((a, b) => Math.abs(Date.parse(a.start) - wanted) - Math.abs(Date.parse(b.start) - wanted));
}

/** Where to pay, or null where there is nothing to do: asking twice leads to the same page. */
export async function checkoutOf(paymentId: string, language: string): Promise<string | null> {
  const opened = await api.post<z.output<typeof checkoutView>>(
    `/payments/${paymentId}/checkout`,
    { language: language === 'cy' ? 'cy' : 'en' },
    newKey(),
  );
  return opened.url;
}
