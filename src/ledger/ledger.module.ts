import { Module } from '@nestjs/common';
import { PersonalTransfers } from './personal-transfers.table.js';

@Module({ providers: [PersonalTransfers] })
export class LedgerModule {}
