import { Module } from '@nestjs/common';
import { AdviserInvoicesController } from './adviser-invoices.controller.js';
import { IssueAdviserInvoices } from './issue-adviser-invoices.job.js';
import { KeepTrading } from './keep-trading.action.js';
import { PersonalSupplies } from './personal-supplies.table.js';
import { ReadAdviserInvoices } from './read-adviser-invoices.action.js';
import { ReadTrading } from './read-trading.action.js';
import { TradingController } from './trading.controller.js';

@Module({
  controllers: [TradingController, AdviserInvoicesController],
  providers: [KeepTrading, ReadTrading, IssueAdviserInvoices, ReadAdviserInvoices, PersonalSupplies],
})
export class SuppliesModule {}
