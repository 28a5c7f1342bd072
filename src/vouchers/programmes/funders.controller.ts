import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ListFundersRequest,
  listFundersRequest,
  type RecogniseFunderRequest,
  recogniseFunderRequest,
} from './funder.request.js';
import { fundersView, funderView } from './funder.view.js';
import { KeepFunders } from './keep-funders.action.js';
import { type PageOfProgrammesRequest, pageOfProgrammesRequest } from './programme.request.js';
import { programmesView } from './programme.view.js';
import { ReadProgrammes } from './read-programmes.action.js';

@ApiTags('Programmes')
@Controller('api/v1/funders')
export class FundersController {
  constructor(
    private readonly keepFunders: KeepFunders,
    private readonly readProgrammes: ReadProgrammes,
  ) {}

  @Get()
  @Operation({
    id: 'listFunders',
    summary: 'Who is known as a funder, newest first',
    description: 'For stewards.',
    answer: fundersView,
    refusals: ['not-found'],
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listFundersRequest }) request: ListFundersRequest) {
    return this.keepFunders.list(actor, request);
  }

  @Put(':organisation_id')
  @Operation({
    id: 'recogniseFunder',
    summary: 'Recognise an organisation as a funder, or say what kind of one it is',
    description: 'For stewards who do not belong to it.',
    answer: funderView,
    refusals: ['not-found', 'not-allowed', 'conflict-of-interest'],
  })
  recognise(
    @SignedIn() actor: Actor,
    @Param('organisation_id', { schema: idParameter }) id: OrganisationId,
    @Body({ schema: recogniseFunderRequest }) body: RecogniseFunderRequest,
  ) {
    return this.keepFunders.recognise(actor, id, body);
  }

  @Get(':organisation_id/programmes')
  @Operation({
    id: 'listProgrammesOfFunder',
    summary: 'All programmes of a funder, drafts too, newest first',
    answer: programmesView,
    refusals: ['not-found'],
  })
  programmes(
    @SignedIn() actor: Actor,
    @Param('organisation_id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: pageOfProgrammesRequest }) request: PageOfProgrammesRequest,
  ) {
    return this.readProgrammes.ofFunder(actor, id, request);
  }
}
