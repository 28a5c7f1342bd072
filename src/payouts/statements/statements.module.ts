import { Module } from '@nestjs/common';
import { ExportPlatformReport } from './export-platform-report.action.js';
import { PayStatementsController } from './pay-statements.controller.js';
import { PersonalPay } from './personal-pay.table.js';
import { PlatformReportsController } from './platform-reports.controller.js';
import { PreviewPlatformReport } from './preview-platform-report.action.js';
import { ReadPayStatement } from './read-pay-statement.action.js';
import { TellOfTax } from './tell-of-tax.job.js';

@Module({
  controllers: [PayStatementsController, PlatformReportsController],
  providers: [ReadPayStatement, ExportPlatformReport, PreviewPlatformReport, TellOfTax, PersonalPay],
})
export class StatementsModule {}
