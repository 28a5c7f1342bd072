import { Module } from '@nestjs/common';
import { BankFilesController } from './bank-files/bank-files.controller.js';
import { BankFilePost } from './bank-files/bank-file.post.js';
import { ImportBankResults } from './bank-files/import-bank-results.action.js';
import { MakeBankFile } from './bank-files/make-bank-file.action.js';
import { PersonalBankFiles } from './bank-files/personal-bank-files.table.js';
import { ReadBankFiles } from './bank-files/read-bank-files.action.js';
import { WatchBankFiles } from './bank-files/watch-bank-files.job.js';
import { WithdrawBankFile } from './bank-files/withdraw-bank-file.action.js';
import { WriteBankResults } from './bank-files/write-bank-results.js';
import { CheckDestination } from './destinations/check-destination.action.js';
import { ChooseDestination } from './destinations/choose-destination.action.js';
import { ConfirmDestination } from './destinations/confirm-destination.action.js';
import { DestinationPost } from './destinations/destination.post.js';
import { LookAtDestinations } from './destinations/look-at-destinations.job.js';
import { PayoutDestinationsController } from './destinations/payout-destinations.controller.js';
import { PersonalPayoutDestinations } from './destinations/personal-payout-destinations.table.js';
import { ReadDestination } from './destinations/read-destination.action.js';
import { StripeDestinations } from './destinations/stripe-destinations.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { SuppliesModule } from './supplies/supplies.module.js';
import { GuaranteeFundController } from './exposure/guarantee-fund.controller.js';
import { WatchExposure } from './exposure/watch-exposure.job.js';
import { FloorBreachesController } from './floor/floor-breaches.controller.js';
import { ReadFloorBreaches } from './floor/read-floor-breaches.action.js';
import { AccrueLatePay } from './late/accrue-late-pay.job.js';
import { LatePayController } from './late/late-pay.controller.js';
import { ReadLatePay } from './late/read-late-pay.action.js';
import { ApprovalsController } from './approvals/approvals.controller.js';
import { ApprovePayouts } from './approvals/approve-payouts.action.js';
import { ReadApprovals } from './approvals/read-approvals.action.js';
import { TellApprovals } from './approvals/tell-approvals.job.js';
import { CheckFloat } from './float/check-float.job.js';
import { FloatController } from './float/float.controller.js';
import { FloatPost } from './float/float.post.js';
import { KeepTopUps } from './float/keep-top-ups.action.js';
import { PersonalFloat } from './float/personal-float.table.js';
import { ReadFloat } from './float/read-float.action.js';
import { WatchFloat } from './float/watch-float.job.js';
import { AdviserPayController } from './run/adviser-pay.controller.js';
import { samplesOf } from '../mail/index.js';
import { payoutSamples } from './payouts.letters.samples.js';
import { PayoutPost } from './run/payout.post.js';
import { PayoutsController } from './run/payouts.controller.js';
import { PlanPayout } from './run/plan-payout.action.js';
import { PlanPayouts } from './run/plan-payouts.job.js';
import { ReadPayouts } from './run/read-payouts.action.js';
import { RefreshPayout } from './run/refresh-payout.action.js';
import { RunPayouts } from './run/run-payouts.action.js';
import { SendPayouts } from './run/send-payouts.job.js';
import { SettlePayout } from './run/settle-payout.action.js';
import { WritePayout } from './run/write-payout.js';

@Module({
  imports: [ReceiptsModule, StatementsModule, SuppliesModule],
  controllers: [
    ...[PayoutDestinationsController, AdviserPayController, PayoutsController, BankFilesController],
    ...[ApprovalsController, FloatController, FloorBreachesController, GuaranteeFundController, LatePayController],
  ],
  providers: [
    ...[ReadDestination, ChooseDestination, ConfirmDestination, CheckDestination, LookAtDestinations],
    samplesOf('payouts', payoutSamples),
    ...[DestinationPost, StripeDestinations, PersonalPayoutDestinations],
    ...[PlanPayout, PlanPayouts, RunPayouts, SendPayouts, RefreshPayout, WritePayout],
    ...[PayoutPost, ReadPayouts, SettlePayout],
    ...[MakeBankFile, ReadBankFiles, WithdrawBankFile, ImportBankResults, WriteBankResults],
    ...[BankFilePost, WatchBankFiles, PersonalBankFiles],
    ...[AccrueLatePay, ReadLatePay, WatchExposure, ReadFloorBreaches],
    ...[ApprovePayouts, ReadApprovals, TellApprovals],
    ...[ReadFloat, KeepTopUps, WatchFloat, CheckFloat, FloatPost, PersonalFloat],
  ],
})
export class PayoutsModule {}
