import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import { ExportPlatformReport } from './export-platform-report.action.js';
import { yearParameter } from './pay-statement.request.js';

@ApiTags('Payouts')
@Controller('api/v1/reports/platform-reporting')
export class PlatformReportsController {
  constructor(private readonly exportPlatformReport: ExportPlatformReport) {}

  @Get(':year.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="platform-reporting.csv"')
  @Operation({
    id: 'exportPlatformReport',
    summary: 'What the tax office is to be told of advisers by 31 January, as a CSV file',
    description:
      'A row for each adviser who earned something in the year, by its quarters, as the Platform Operators (Due Diligence and Reporting Requirements) (UK) Regulations 2023 ask. The column missing says what is still to be asked of whom. It holds whole tax numbers, and that it was read is in the audit log.',
    answerType: 'text/csv',
    refusals: ['not-found'],
  })
  file(@SignedIn() actor: Actor, @Param('year', { schema: yearParameter }) year: number) {
    return this.exportPlatformReport.run(actor, year);
  }
}
