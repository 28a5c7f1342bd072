import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import type { ExpertId, OfferId } from '../kernel/id.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { ChangeOffers } from './change-offers.action.js';
import { type OfferRequest, offerRequest } from './expert.request.js';
import { offerTermsView, ownOfferView } from './offer.view.js';

@ApiTags('Experts')
@Controller('api/v1/experts/:id/offers')
export class OffersController {
  constructor(private readonly changeOffers: ChangeOffers) {}

  @Post()
  @Idempotent()
  @Operation({
    id: 'createOffer',
    summary: 'Offer something to be booked for',
    status: 201,
    answer: ownOfferView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries', 'no-rate-card', 'effective-rate-too-low'],
  })
  create(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: offerRequest }) body: OfferRequest,
  ) {
    return this.changeOffers.create(actor, id, body);
  }

  @Post('previews')
  @Operation({
    id: 'previewOffer',
    summary: 'What an offer would cost, and what an hour of it would really bring',
    description: 'Nothing is changed, and nothing is refused for what it brings: its terms say so.',
    answer: ownOfferView,
    refusals: ['not-found', 'not-allowed'],
  })
  preview(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: offerRequest }) body: OfferRequest,
  ) {
    return this.changeOffers.preview(actor, id, body);
  }

  @Put(':offerId')
  @Operation({
    id: 'changeOffer',
    summary: 'Change an offer, for bookings to come',
    answer: ownOfferView,
    refusals: ['not-found', 'not-allowed', 'no-rate-card', 'effective-rate-too-low'],
  })
  change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('offerId', { schema: idParameter }) offerId: OfferId,
    @Body({ schema: offerRequest }) body: OfferRequest,
  ) {
    return this.changeOffers.change(actor, id, offerId, body);
  }

  @Get(':offerId/terms')
  @Operation({
    id: 'readOfferTerms',
    summary: 'What of an offer is paid and unpaid, and what an hour of it really brings',
    answer: offerTermsView,
    refusals: ['not-found', 'not-allowed'],
  })
  terms(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('offerId', { schema: idParameter }) offerId: OfferId,
  ) {
    return this.changeOffers.readTerms(actor, id, offerId);
  }

  @Delete(':offerId')
  @Operation({ id: 'retireOffer', summary: 'Offer it no longer', status: 204, refusals: ['not-found', 'not-allowed'] })
  async retire(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('offerId', { schema: idParameter }) offerId: OfferId,
  ) {
    await this.changeOffers.retire(actor, id, offerId);
  }
}
