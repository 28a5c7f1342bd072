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
import { ReceiptsModule } from './receipts/receipts.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { SuppliesModule } from './supplies/supplies.module.js';

@Module({
  imports: [ReceiptsModule, StatementsModule, SuppliesModule],
  controllers: [PayoutDestinationsController],
  providers: [
    ...[ReadDestination, ChooseDestination, ConfirmDestination, CheckDestination, LookAtDestinations],
    ...[DestinationPost, StripeDestinations, PersonalPayoutDestinations],
  ],
})
export class PayoutsModule {}
