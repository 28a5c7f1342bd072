import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { Provider } from '../../payments/index.js';
import { Operation } from '../../platform/http/operation.js';
import { ReadReconciliations } from './read-reconciliations.action.js';
import {
  dayParameter,
  type ListReconciliationsRequest,
  listReconciliationsRequest,
  providerParameter,
  type ReadReconciliationRequest,
  readReconciliationRequest,
} from './reconciliations.request.js';
import { reconciledView, reconciliationsView } from './reconciliations.view.js';

@ApiTags('Books')
@Controller('api/v1/reconciliations')
export class ReconciliationsController {
  constructor(private readonly readReconciliations: ReadReconciliations) {}

  @Get()
  @Operation({
    id: 'listReconciliations',
    summary: 'Days of payment providers as they were held against the books, the last day first',
    answer: reconciliationsView,
    refusals: ['not-found'],
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listReconciliationsRequest }) request: ListReconciliationsRequest) {
    return this.readReconciliations.list(actor, request);
  }

  @Get(':day/:provider/lines.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Operation({
    id: 'exportReconciliation',
    summary: 'A reconciled day as a CSV file',
    answerType: 'text/csv',
    refusals: ['not-found', 'window-out-of-range'],
  })
  async file(
    @SignedIn() actor: Actor,
    @Param('day', { schema: dayParameter }) day: Temporal.PlainDate,
    @Param('provider', { schema: providerParameter }) provider: Provider,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const content = await this.readReconciliations.file(actor, { day, provider });
    void reply.header('content-disposition', create(`reconciliation-${provider}-${day.toString()}.csv`));
    return content;
  }

  @Get(':day/:provider')
  @Operation({
    id: 'readReconciliation',
    summary: 'What a payment provider says of a day against what the books say, a line for each thing of its',
    answer: reconciledView,
    refusals: ['not-found'],
  })
  read(
    @SignedIn() actor: Actor,
    @Param('day', { schema: dayParameter }) day: Temporal.PlainDate,
    @Param('provider', { schema: providerParameter }) provider: Provider,
    @Query({ schema: readReconciliationRequest }) request: ReadReconciliationRequest,
  ) {
    return this.readReconciliations.read(actor, { day, provider }, request);
  }
}
