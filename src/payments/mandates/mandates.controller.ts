import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { MandateId, OrganisationId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { CancelMandate } from './cancel-mandate.action.js';
import { type ListMandatesRequest, listMandatesRequest } from './mandate.request.js';
import { mandatesView, mandateView, startedMandateView, viewMandate, viewMandates } from './mandate.view.js';
import { ReadMandates } from './read-mandates.action.js';
import { StartMandate } from './start-mandate.action.js';

const refusals = ['not-found', 'not-allowed'] as const;
const unanswered = ['payments-off', 'provider-unavailable'] as const;

/** None of these is `@Idempotent()`, which would hold a transaction open while the provider is asked: each may be done twice. */
@ApiTags('Payments')
@Controller('api/v1')
export class MandatesController {
  constructor(
    private readonly readMandates: ReadMandates,
    private readonly startMandate: StartMandate,
    private readonly cancelMandate: CancelMandate,
  ) {}

  @Get('organisations/:id/mandates')
  @Operation({
    id: 'listMandates',
    summary: 'The Direct Debit mandates of an organisation, the newest first',
    answer: mandatesView,
    refusals,
  })
  async list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Query({ schema: listMandatesRequest }) request: ListMandatesRequest,
  ) {
    return viewMandates(await this.readMandates.list(actor, id, request), request.limit);
  }

  @Post('organisations/:id/mandates')
  @Operation({
    id: 'startMandate',
    summary: 'Set up a Direct Debit mandate, on the provider’s page',
    description:
      'Its bank takes some working days, and then the organisation can pay by it without a page. While nobody has agreed to one that was begun, the answer leads to that one. A bank payment that falls back to a Direct Debit brings a mandate as well.',
    status: 200,
    answer: startedMandateView,
    refusals: [...refusals, 'mandate-limit', ...unanswered],
  })
  async start(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: OrganisationId) {
    const { mandate, url } = await this.startMandate.run(actor, id);
    return { ...viewMandate(mandate), url };
  }

  @Post('mandates/:id/cancellation')
  @Operation({
    id: 'cancelMandate',
    summary: 'End a Direct Debit mandate',
    description: 'Debits that are with the bank already still come.',
    answer: mandateView,
    refusals: [...refusals, ...unanswered],
  })
  async cancel(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: MandateId) {
    return viewMandate(await this.cancelMandate.run(actor, id));
  }
}
