import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import type { ExpertId, OfferId } from '../kernel/id.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { ChangeOffers } from './change-offers.action.js';
import { type OfferRequest, offerRequest } from './expert.request.js';
import { offerView, viewOffer } from './expert.view.js';

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
    answer: offerView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries'],
  })
  async create(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: offerRequest }) body: OfferRequest,
  ) {
    return viewOffer(await this.changeOffers.create(actor, id, body));
  }

  @Put(':offerId')
  @Operation({
    id: 'changeOffer',
    summary: 'Change an offer, for bookings to come',
    answer: offerView,
    refusals: ['not-found', 'not-allowed'],
  })
  async change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('offerId', { schema: idParameter }) offerId: OfferId,
    @Body({ schema: offerRequest }) body: OfferRequest,
  ) {
    return viewOffer(await this.changeOffers.change(actor, id, offerId, body));
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
