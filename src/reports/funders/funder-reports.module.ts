import { Module } from '@nestjs/common';
import { LockReport } from './lock-report.action.js';
import { KeepOutcomes } from './outcomes/keep-outcomes.action.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';
import { PersonalReports } from './personal-reports.table.js';
import { ReadReport } from './read-report.action.js';
import { ReadReported } from './read-reported.action.js';
import { ReadRowMoney } from './read-row-money.action.js';
import { ReportedController } from './reported.controller.js';
import { ReportsController } from './reports.controller.js';

@Module({
  controllers: [ReportsController, ReportedController, OutcomesController],
  providers: [ReadReport, ReadRowMoney, LockReport, ReadReported, KeepOutcomes, PersonalReports],
})
export class FunderReportsModule {}
