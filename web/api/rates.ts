import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { offerRequest } from '../../src/experts/expert.request.js';
import type { offerTermsView, ownOfferView } from '../../src/experts/offer.view.js';
import type { rateCardRequest } from '../../src/experts/rates/rate-card.request.js';
import type { rateCardsView, rateFloorView } from '../../src/experts/rates/rate-card.view.js';
import { api, newKey } from './api.js';

export type OwnOffer = z.output<typeof ownOfferView>;
export type OfferTerms = z.output<typeof offerTermsView>;
export type OfferWritten = z.input<typeof offerRequest>;
export type RateCards = z.output<typeof rateCardsView>;
export type RateCard = RateCards['items'][number];
export type RateCardWritten = z.input<typeof rateCardRequest>;
export type RateFloor = z.output<typeof rateFloorView>;
export type WageArea = RateCard['area'];

/** From the latest on. */
export function rateCards(expertId: string) {
  return queryOptions({
    queryKey: ['rate-cards', expertId],
    queryFn: ({ signal }) => api.get<RateCards>(`/experts/${expertId}/rate-cards`, {}, signal),
  });
}

export function rateFloor(expertId: string, area: WageArea) {
  return queryOptions({
    queryKey: ['rate-floor', expertId, area],
    queryFn: ({ signal }) => api.get<RateFloor>(`/experts/${expertId}/rate-floor`, { area }, signal),
    placeholderData: keepPreviousData,
  });
}

export function offerTerms(expertId: string, offerId: string) {
  return queryOptions({
    queryKey: ['offer-terms', expertId, offerId],
    queryFn: ({ signal }) => api.get<OfferTerms>(`/experts/${expertId}/offers/${offerId}/terms`, {}, signal),
  });
}

/** What an offer that is being written would cost and bring; what was known stays until more is. */
export function offerPreview(expertId: string, written: OfferWritten) {
  return queryOptions({
    queryKey: ['offer-preview', expertId, written],
    queryFn: () => api.post<OwnOffer>(`/experts/${expertId}/offers/previews`, written, newKey()),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
