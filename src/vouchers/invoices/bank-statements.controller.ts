import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { viewDeposit } from '../programmes/deposit.view.js';
import {
  type PreviewBankStatementRequest,
  previewBankStatementRequest,
  type RecordBankStatementRequest,
  recordBankStatementRequest,
} from './bank-statement.request.js';
import { bankStatementPreviewView, bankStatementRecordedView, viewMatched } from './bank-statement.view.js';
import { KeepBankStatements } from './keep-bank-statements.action.js';

@ApiTags('Invoices')
@Controller('api/v1/bank-statements')
export class BankStatementsController {
  constructor(private readonly keepBankStatements: KeepBankStatements) {}

  @Post('previews')
  @Operation({
    id: 'previewBankStatement',
    summary: 'Which lines of a bank statement pay which invoices',
    description: 'For stewards. Nothing is written, and the statement is not kept.',
    answer: bankStatementPreviewView,
    refusals: ['not-found', 'statement-unread'],
  })
  async preview(
    @SignedIn() actor: Actor,
    @Body({ schema: previewBankStatementRequest }) body: PreviewBankStatementRequest,
  ) {
    return viewMatched(await this.keepBankStatements.preview(actor, body.csv));
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'recordBankStatement',
    summary: 'Record lines of a bank statement as deposits that pay invoices: all of those named, or none',
    description: 'For stewards who belong to none of the funders. The statement itself is not kept.',
    status: 201,
    answer: bankStatementRecordedView,
    refusals: [
      ...(['not-found', 'not-allowed', 'conflict-of-interest', 'statement-unread', 'statement-lines'] as const),
      ...(['deposit-recorded-already', 'programme-state'] as const),
    ],
  })
  async record(
    @SignedIn() actor: Actor,
    @Body({ schema: recordBankStatementRequest }) body: RecordBankStatementRequest,
  ) {
    const deposits = await this.keepBankStatements.record(actor, body);
    return { deposits: deposits.map(viewDeposit) };
  }
}
