import { Module } from '@nestjs/common';
import { ReceiptsModule } from './receipts/receipts.module.js';

@Module({ imports: [ReceiptsModule] })
export class PayoutsModule {}
