import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { type PayStatementPdfRequest, payStatementPdfRequest, yearParameter } from './pay-statement.request.js';
import { payStatementView } from './pay-statement.view.js';
import { ReadPayStatement } from './read-pay-statement.action.js';

@ApiTags('Payouts')
@Controller('api/v1/experts/:id/statements')
export class PayStatementsController {
  constructor(private readonly readPayStatement: ReadPayStatement) {}

  @Get(':year.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Operation({
    id: 'exportPayStatement',
    summary: 'The statement of a year as a CSV file',
    answerType: 'text/csv',
    refusals: ['not-found', 'not-allowed'],
  })
  async file(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('year', { schema: yearParameter }) year: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const content = await this.readPayStatement.file(actor, id, year);
    void reply.header('content-disposition', create(`pay-statement-${year}.csv`));
    return content;
  }

  @Get(':year.pdf')
  @Header('content-type', 'application/pdf')
  @Operation({
    id: 'readPayStatementPdf',
    summary: 'The same on paper, in English or Welsh',
    description: 'Tagged for screen readers (PDF/UA-1), and the same bytes as long as it says the same.',
    answerType: 'application/pdf',
    refusals: ['not-found', 'not-allowed'],
  })
  async pdf(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('year', { schema: yearParameter }) year: number,
    @Query({ schema: payStatementPdfRequest }) { language }: PayStatementPdfRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const content = await this.readPayStatement.pdf(actor, id, { year, language });
    void reply.header('content-disposition', create(`pay-statement-${year}.pdf`));
    return content;
  }

  @Get(':year')
  @Operation({
    id: 'readPayStatement',
    summary: 'What I earned and was paid in a year, by its quarters',
    description: 'By calendar years in London, as the rules for reporting by digital platforms have it.',
    answer: payStatementView,
    refusals: ['not-found', 'not-allowed'],
  })
  read(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('year', { schema: yearParameter }) year: number,
  ) {
    return this.readPayStatement.run(actor, id, year);
  }
}
