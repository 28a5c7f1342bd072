import { Module } from '@nestjs/common';
import { ApplicationsModule } from './applications/applications.module.js';
import { AwardsModule } from './awards/awards.module.js';
import { InvoicesModule } from './invoices/invoices.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';

@Module({ imports: [ProgrammesModule, ApplicationsModule, AwardsModule, InvoicesModule] })
export class VouchersModule {}
