import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { InterestId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { DeclareInterest } from './declare-interest.action.js';
import { type DeclareInterestRequest, declareInterestRequest } from './interest.request.js';
import { interestsView, interestView, viewInterest } from './interest.view.js';

@ApiTags('Accounts')
@Controller('api/v1/me/interests')
export class InterestsController {
  constructor(private readonly declareInterest: DeclareInterest) {}

  @Get()
  @Operation({
    id: 'listInterests',
    summary: 'The interests that I have declared, past ones too',
    answer: interestsView,
  })
  async list(@SignedIn() actor: Actor) {
    return { items: (await this.declareInterest.list(actor)).map(viewInterest) };
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'declareInterest',
    summary: 'Declare an interest that I have in an organisation',
    description:
      'Members of that organisation see its nature where I advise; stewards see all of it. It is ended, and never deleted.',
    status: 201,
    answer: interestView,
    refusals: ['too-many-entries'],
  })
  async declare(@SignedIn() actor: Actor, @Body({ schema: declareInterestRequest }) body: DeclareInterestRequest) {
    return viewInterest(await this.declareInterest.run(actor, body));
  }

  @Post(':id/end')
  @Operation({
    id: 'endInterest',
    summary: 'Say that an interest ends today',
    answer: interestView,
    refusals: ['not-found', 'interest-over'],
  })
  async end(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: InterestId) {
    return viewInterest(await this.declareInterest.end(actor, id));
  }
}
