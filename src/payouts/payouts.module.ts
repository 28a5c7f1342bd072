import { Module } from '@nestjs/common';
import { BankFilesController } from './bank-files/bank-files.controller.js';
import { ImportBankResults } from './bank-files/import-bank-results.action.js';
import { MakeBankFile } from './bank-files/make-bank-file.action.js';
import { ReadBankFiles } from './bank-files/read-bank-files.action.js';
import { WatchBankFiles } from './bank-files/watch-bank-files.job.js';
import { WithdrawBankFile } from './bank-files/withdraw-bank-file.action.js';
import { PlanPayout } from './run/plan-payout.action.js';
import { PlanPayouts } from './run/plan-payouts.job.js';
import { RefreshPayout } from './run/refresh-payout.action.js';
import { SendPayouts } from './run/send-payouts.job.js';
import { WritePayout } from './run/write-payout.js';

@Module({
  controllers: [BankFilesController],
  providers: [
    ...[PlanPayout, PlanPayouts, SendPayouts, RefreshPayout, WritePayout],
    ...[MakeBankFile, ReadBankFiles, WithdrawBankFile, ImportBankResults, WatchBankFiles],
  ],
})
export class PayoutsModule {}
