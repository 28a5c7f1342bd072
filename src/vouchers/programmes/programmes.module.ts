import { Module } from '@nestjs/common';
import { ChangePackages } from './change-packages.action.js';
import { ChangeProgrammes } from './change-programmes.action.js';
import { DepositsController } from './deposits.controller.js';
import { FundersController } from './funders.controller.js';
import { KeepDeposits } from './keep-deposits.action.js';
import { InvoicePostModule } from '../invoices/invoice-post.module.js';
import { KeepFunders } from './keep-funders.action.js';
import { PersonalProgrammes } from './personal-programmes.table.js';
import { ProgrammesController } from './programmes.controller.js';
import { ReadProgrammeMoney } from './read-programme-money.action.js';
import { ReadProgrammes } from './read-programmes.action.js';
import { ReturnFund } from './return-fund.action.js';

@Module({
  imports: [InvoicePostModule],
  controllers: [FundersController, ProgrammesController, DepositsController],
  providers: [
    ...[KeepFunders, ReadProgrammes, ChangeProgrammes, ChangePackages],
    ...[KeepDeposits, ReturnFund, ReadProgrammeMoney, PersonalProgrammes],
  ],
})
export class ProgrammesModule {}
