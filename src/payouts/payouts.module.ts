import { Module } from '@nestjs/common';
import { AccrueLatePay } from './late/accrue-late-pay.job.js';
import { LatePayController } from './late/late-pay.controller.js';
import { ReadLatePay } from './late/read-late-pay.action.js';

@Module({
  controllers: [LatePayController],
  providers: [...[AccrueLatePay, ReadLatePay]],
})
export class PayoutsModule {}
