import { Module } from '@nestjs/common';
import { AdviserPayController } from './run/adviser-pay.controller.js';
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
  controllers: [...[AdviserPayController, PayoutsController]],
  providers: [
    ...[PlanPayout, PlanPayouts, RunPayouts, SendPayouts, RefreshPayout, WritePayout],
    ...[PayoutPost, ReadPayouts, SettlePayout],
  ],
})
export class PayoutsModule {}
