import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, interestsView, SignedIn, viewInterest } from '../../accounts/index.js';
import type { ExpertId, OrganisationId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { type DeclaredInterestsRequest, declaredInterestsRequest } from './declared-interests.request.js';
import { declaredInterestsView } from './declared-interests.view.js';
import { ReadInterests } from './read-interests.action.js';

@ApiTags('Experts')
@Controller('api/v1/experts/:id')
export class AdviserInterestsController {
  constructor(private readonly readInterests: ReadInterests) {}

  @Get('interests')
  @Operation({
    id: 'readInterests',
    summary: 'Every interest that an adviser has declared',
    answer: interestsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async all(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return { items: (await this.readInterests.all(actor, id)).map(viewInterest) };
  }

  @Get('declared-interests')
  @Operation({
    id: 'readDeclaredInterests',
    summary: 'What stake an adviser has declared in an organisation of mine',
    description: 'For its members, before they book: the nature of each that lasts today.',
    answer: declaredInterestsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async toward(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Query({ schema: declaredInterestsRequest }) request: DeclaredInterestsRequest,
  ) {
    const interests = await this.readInterests.toward(actor, id, request.organisation_id as OrganisationId);
    return { items: interests.map(({ nature, since }) => ({ nature, since })) };
  }
}
