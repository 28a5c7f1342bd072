import { Module } from '@nestjs/common';
import { GuaranteeFundController } from './exposure/guarantee-fund.controller.js';
import { WatchExposure } from './exposure/watch-exposure.job.js';
import { FloorBreachesController } from './floor/floor-breaches.controller.js';
import { ReadFloorBreaches } from './floor/read-floor-breaches.action.js';
import { AccrueLatePay } from './late/accrue-late-pay.job.js';
import { LatePayController } from './late/late-pay.controller.js';
import { ReadLatePay } from './late/read-late-pay.action.js';

@Module({
  controllers: [FloorBreachesController, GuaranteeFundController, LatePayController],
  providers: [...[AccrueLatePay, ReadLatePay], WatchExposure, ReadFloorBreaches],
})
export class PayoutsModule {}
