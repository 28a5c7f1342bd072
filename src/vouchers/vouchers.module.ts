import { Module } from '@nestjs/common';
import { samplesOf } from '../mail/index.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { AwardsModule } from './awards/awards.module.js';
import { InvoicesModule } from './invoices/invoices.module.js';
import { voucherSamples } from './vouchers.letters.samples.js';
import { ProgrammesModule } from './programmes/programmes.module.js';

@Module({
  imports: [ProgrammesModule, ApplicationsModule, AwardsModule, InvoicesModule],
  providers: [samplesOf('vouchers', voucherSamples)],
})
export class VouchersModule {}
