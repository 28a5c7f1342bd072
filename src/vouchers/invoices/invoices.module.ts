import { Module } from '@nestjs/common';
import { BankStatementsController } from './bank-statements.controller.js';
import { CancelInvoice } from './cancel-invoice.action.js';
import { InvoicePostModule } from './invoice-post.module.js';
import { InvoicePurpose } from './invoice-purpose.js';
import { InvoicesController } from './invoices.controller.js';
import { IssueInvoice } from './issue-invoice.action.js';
import { KeepBankStatements } from './keep-bank-statements.action.js';
import { KeepStandingDeposits } from './keep-standing-deposits.action.js';
import { MakeStandingDeposits } from './make-standing-deposits.job.js';
import { PayInvoice } from './pay-invoice.action.js';
import { PersonalInvoices } from './personal-invoices.table.js';
import { PrintInvoice } from './print-invoice.action.js';
import { ProgrammeInvoicesController } from './programme-invoices.controller.js';
import { ReadInvoices } from './read-invoices.action.js';
import { StandingDepositsController } from './standing-deposits.controller.js';
import { UseInvoicePayment } from './use-invoice-payment.action.js';

@Module({
  imports: [InvoicePostModule],
  controllers: [
    ...[ProgrammeInvoicesController, InvoicesController],
    ...[BankStatementsController, StandingDepositsController],
  ],
  providers: [
    ...[IssueInvoice, ReadInvoices, CancelInvoice, PayInvoice, PrintInvoice, InvoicePurpose, UseInvoicePayment],
    ...[KeepBankStatements, KeepStandingDeposits, MakeStandingDeposits, PersonalInvoices],
  ],
})
export class InvoicesModule {}
