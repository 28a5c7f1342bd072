import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ProgrammeId, ReportPeriodId, VoucherId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { LockReport } from './lock-report.action.js';
import { ReadReport } from './read-report.action.js';
import { ReadRowMoney } from './read-row-money.action.js';
import { pagePolicy } from './report-page.js';
import {
  type ListReportsRequest,
  listReportsRequest,
  type LockReportRequest,
  lockReportRequest,
  type ReportRequest,
  reportRequest,
  type ReportRowRequest,
  reportRowRequest,
  type ReportRowsRequest,
  reportRowsRequest,
  type RestateReportRequest,
  restateReportRequest,
} from './report.request.js';
import { funderReportView, lockedReportsView, lockedReportView, reportRowsView, rowMoneyView } from './report.view.js';

@ApiTags('Funder reports')
@Controller('api/v1/programmes/:id')
export class ReportsController {
  constructor(
    private readonly readReport: ReadReport,
    private readonly readRowMoney: ReadRowMoney,
    private readonly lockReport: LockReport,
  ) {}

  @Get('report')
  @Operation({
    id: 'readFunderReport',
    summary: 'What a funder is told of a programme over some days',
    description:
      'With the fields that the programme names, and no other. Of exactly the days of a period that is locked: as it was told then.',
    answer: funderReportView,
    refusals: ['not-found', 'not-allowed', 'window-out-of-range'],
  })
  report(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Query({ schema: reportRequest }) request: ReportRequest,
  ) {
    return this.readReport.view(actor, id, request);
  }

  @Get('report.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Operation({
    id: 'exportFunderReport',
    summary: 'The same as a CSV file',
    answerType: 'text/csv',
    refusals: ['not-found', 'not-allowed', 'window-out-of-range'],
  })
  async file(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Query({ schema: reportRequest }) request: ReportRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, content } = await this.readReport.file(actor, id, request);
    void reply.header('content-disposition', create(name));
    return content;
  }

  @Get('report.html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('content-security-policy', pagePolicy)
  @Operation({
    id: 'readFunderReportPage',
    summary: 'The same as a page to read and to print',
    answerType: 'text/html',
    refusals: ['not-found', 'not-allowed', 'window-out-of-range'],
  })
  page(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Query({ schema: reportRequest }) request: ReportRequest,
  ) {
    return this.readReport.page(actor, id, request);
  }

  @Get('report/rows')
  @Operation({
    id: 'listFunderReportRows',
    summary: 'The vouchers that a total is the sum of, with what each adds',
    answer: reportRowsView,
    refusals: ['not-found', 'not-allowed', 'window-out-of-range'],
  })
  rows(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Query({ schema: reportRowsRequest }) request: ReportRowsRequest,
  ) {
    return this.readReport.rows(actor, id, request);
  }

  @Get('report/rows/:voucher_id')
  @Operation({
    id: 'readFunderReportRow',
    summary: 'A voucher’s transfers over some days, and the deposits that each was',
    answer: rowMoneyView,
    refusals: ['not-found', 'not-allowed', 'window-out-of-range'],
  })
  row(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Param('voucher_id', { schema: idParameter }) voucherId: VoucherId,
    @Query({ schema: reportRowRequest }) request: ReportRowRequest,
  ) {
    return this.readRowMoney.run(actor, { programmeId: id, voucherId }, request);
  }

  @Get('reports')
  @Operation({
    id: 'listFunderReports',
    summary: 'Periods that are locked, with how each was restated; what was locked last coming first',
    answer: lockedReportsView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Query({ schema: listReportsRequest }) request: ListReportsRequest,
  ) {
    return this.readReport.locked(actor, id, request);
  }

  @Post('reports')
  @Idempotent()
  @Operation({
    id: 'lockFunderReport',
    summary: 'Lock a period that is over: what is reported of it stays so',
    status: 201,
    answer: lockedReportView,
    refusals: ['not-found', 'not-allowed', 'window-out-of-range', 'too-early', 'period-locked'],
  })
  lock(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Body({ schema: lockReportRequest }) body: LockReportRequest,
  ) {
    return this.lockReport.lock(actor, id, body);
  }

  @Post('reports/:period_id/restatements')
  @Idempotent()
  @Operation({
    id: 'restateFunderReport',
    summary: 'Report a locked period anew, for a reason',
    description: 'What was reported stays to be read; what changed is told with the new version.',
    status: 201,
    answer: lockedReportView,
    refusals: ['not-found', 'not-allowed', 'window-out-of-range', 'report-restated', 'nothing-to-restate'],
  })
  restate(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) programmeId: ProgrammeId,
    @Param('period_id', { schema: idParameter }) id: ReportPeriodId,
    @Body({ schema: restateReportRequest }) body: RestateReportRequest,
  ) {
    return this.lockReport.restate(actor, { programmeId, id }, body);
  }
}
