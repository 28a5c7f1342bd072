import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import { ExportPlatformReport } from './export-platform-report.action.js';
import {
  type PlatformReportPreviewRequest,
  platformReportPreviewRequest,
  yearParameter,
} from './pay-statement.request.js';
import { platformReportPreviewView } from './platform-report-preview.view.js';
import { PreviewPlatformReport } from './preview-platform-report.action.js';

@ApiTags('Payouts')
@Controller('api/v1/reports/platform-reporting')
export class PlatformReportsController {
  constructor(
    private readonly exportPlatformReport: ExportPlatformReport,
    private readonly previewPlatformReport: PreviewPlatformReport,
  ) {}

  @Get(':year.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Operation({
    id: 'exportPlatformReport',
    summary: 'What the tax office is to be told of advisers by 31 January, as a CSV file',
    description:
      'A row for each adviser who earned something in the year, by its quarters, as the Platform Operators (Due Diligence and Reporting Requirements) (UK) Regulations 2023 ask. The column missing says what is still to be asked of whom. It holds whole tax numbers, and that it was read is in the audit log.',
    answerType: 'text/csv',
    refusals: ['not-found'],
  })
  async file(
    @SignedIn() actor: Actor,
    @Param('year', { schema: yearParameter }) year: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const content = await this.exportPlatformReport.run(actor, year);
    void reply.header('content-disposition', create(`platform-reporting-${year}.csv`));
    return content;
  }

  @Get(':year')
  @Operation({
    id: 'previewPlatformReport',
    summary: 'Of whom something is missing before the tax office is told',
    description:
      'Of the advisers who earned something in the year, how many and who, so that it can be asked for before the file is read. Each is written to in December. No tax number is shown.',
    answer: platformReportPreviewView,
    refusals: ['not-found'],
  })
  preview(
    @SignedIn() actor: Actor,
    @Param('year', { schema: yearParameter }) year: number,
    @Query({ schema: platformReportPreviewRequest }) page: PlatformReportPreviewRequest,
  ) {
    return this.previewPlatformReport.run(actor, year, page);
  }
}
