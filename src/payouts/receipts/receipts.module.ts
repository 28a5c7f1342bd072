import { Module } from '@nestjs/common';
import { IssueReceipt } from './issue-receipt.js';
import { IssueReceipts } from './issue-receipts.job.js';
import { PersonalReceipts } from './personal-receipts.table.js';
import { PrintReceipt } from './print-receipt.action.js';
import { ReadReceipts } from './read-receipts.action.js';
import { ReceiptsController } from './receipts.controller.js';

@Module({
  controllers: [ReceiptsController],
  providers: [IssueReceipt, IssueReceipts, ReadReceipts, PrintReceipt, PersonalReceipts],
  exports: [IssueReceipt],
})
export class ReceiptsModule {}
