import { Module } from '@nestjs/common';
import { ExportPlatformReport } from './export-platform-report.action.js';
import { PayStatementsController } from './pay-statements.controller.js';
import { PersonalPay } from './personal-pay.table.js';
import { PlatformReportsController } from './platform-reports.controller.js';
import { ReadPayStatement } from './read-pay-statement.action.js';

@Module({
  controllers: [PayStatementsController, PlatformReportsController],
  providers: [ReadPayStatement, ExportPlatformReport, PersonalPay],
})
export class StatementsModule {}
