import { Module } from '@nestjs/common';
import { CheckDestination } from './destinations/check-destination.action.js';
import { ChooseDestination } from './destinations/choose-destination.action.js';
import { ConfirmDestination } from './destinations/confirm-destination.action.js';
import { DestinationPost } from './destinations/destination.post.js';
import { LookAtDestinations } from './destinations/look-at-destinations.job.js';
import { PayoutDestinationsController } from './destinations/payout-destinations.controller.js';
import { PersonalPayoutDestinations } from './destinations/personal-payout-destinations.table.js';
import { ReadDestination } from './destinations/read-destination.action.js';
import { StripeDestinations } from './destinations/stripe-destinations.js';

@Module({
  imports: [ReceiptsModule],
  controllers: [PayoutDestinationsController],
  providers: [
    ...[ReadDestination, ChooseDestination, ConfirmDestination, CheckDestination, LookAtDestinations],
    ...[DestinationPost, StripeDestinations, PersonalPayoutDestinations], ReceiptsModule, ReceiptsModule, BankFilesController, ImportBankResults, MakeBankFile, PersonalBankFiles, ReadBankFiles, WatchBankFiles, WithdrawBankFile, AdviserPayController, PayoutPost, PayoutsController, PlanPayout, PlanPayouts, ReadPayouts, RefreshPayout, RunPayouts, SendPayouts, SettlePayout, WritePayout, AdviserPayController, PayoutsController, BankFilesController, PlanPayout, PlanPayouts, RunPayouts, SendPayouts, RefreshPayout, WritePayout, PayoutPost, ReadPayouts, SettlePayout, MakeBankFile, ReadBankFiles, WithdrawBankFile, ImportBankResults, WatchBankFiles, PersonalBankFiles],
})
export class PayoutsModule {}
