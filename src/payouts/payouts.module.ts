import { Module } from '@nestjs/common';
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
  controllers: [...[ApprovalsController, FloatController], ...[AdviserPayController, PayoutsController]],
  providers: [
    ...[PlanPayout, PlanPayouts, RunPayouts, SendPayouts, RefreshPayout, WritePayout],
    ...[PayoutPost, ReadPayouts, SettlePayout],
    ...[ApprovePayouts, ReadApprovals, TellApprovals],
    ...[ReadFloat, KeepTopUps, WatchFloat, CheckFloat, FloatPost, PersonalFloat],
  ],
})
export class PayoutsModule {}
