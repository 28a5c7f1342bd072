import { Module } from '@nestjs/common';
import { PlanPayout } from './run/plan-payout.action.js';
import { PlanPayouts } from './run/plan-payouts.job.js';
import { RefreshPayout } from './run/refresh-payout.action.js';
import { SendPayouts } from './run/send-payouts.job.js';
import { WritePayout } from './run/write-payout.js';

@Module({
  providers: [...[PlanPayout, PlanPayouts, SendPayouts, RefreshPayout, WritePayout]],
})
export class PayoutsModule {}
