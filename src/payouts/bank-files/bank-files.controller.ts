import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { BankFileId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type BankResultsRequest,
  bankResultsRequest,
  type ListBankFilesRequest,
  listBankFilesRequest,
  type MakeBankFileRequest,
  makeBankFileRequest,
  type WithdrawBankFileRequest,
  withdrawBankFileRequest,
} from './bank-file.request.js';
import {
  bankFilePreviewView,
  bankFilesView,
  bankFileSummaryView,
  bankFileView,
  bankResultsView,
  viewMatched,
} from './bank-file.view.js';
import { ImportBankResults } from './import-bank-results.action.js';
import { MakeBankFile } from './make-bank-file.action.js';
import { ReadBankFiles } from './read-bank-files.action.js';
import { WithdrawBankFile } from './withdraw-bank-file.action.js';

@ApiTags('Payouts')
@Controller('api/v1/payouts/bank-files')
export class BankFilesController {
  constructor(
    private readonly makeBankFile: MakeBankFile,
    private readonly readBankFiles: ReadBankFiles,
    private readonly withdrawBankFile: WithdrawBankFile,
    private readonly importBankResults: ImportBankResults,
  ) {}

  @Get('preview')
  @Operation({
    id: 'previewBankFile',
    summary: 'Which planned payouts a file for the bank would pay that was made now, and which it would leave out',
    answer: bankFilePreviewView,
    refusals: ['not-found'],
  })
  preview(@SignedIn() actor: Actor) {
    return this.makeBankFile.preview(actor);
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'makeBankFile',
    summary: 'Take the planned payouts that are paid by file into a new one: at most 1000',
    description:
      'A steward’s who is not paid by it. From then on they are sent, and in no other file. Where they go is read from the file alone: this answer is kept, to be given again.',
    status: 201,
    answer: bankFileSummaryView,
    refusals: ['not-found', 'not-allowed', 'nothing-planned'],
  })
  make(@SignedIn() actor: Actor, @Body({ schema: makeBankFileRequest }) _nothing: MakeBankFileRequest) {
    return this.makeBankFile.run(actor);
  }

  @Get()
  @Operation({
    id: 'listBankFiles',
    summary: 'Files of payments for the bank, the newest first',
    answer: bankFilesView,
    refusals: ['not-found'],
  })
  list(@SignedIn() actor: Actor, @Query({ schema: listBankFilesRequest }) request: ListBankFilesRequest) {
    return this.readBankFiles.list(actor, request);
  }

  @Get(':id')
  @Operation({
    id: 'readBankFile',
    summary: 'A file of payments, and what has become of each',
    answer: bankFileView,
    refusals: ['not-found'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: BankFileId) {
    return this.readBankFiles.read(actor, id);
  }

  @Get(':id/file.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'exportBankFile',
    summary: 'The file itself, to be given to the bank: always the same bytes',
    answerType: 'text/csv',
    description:
      'For stewards. That it was taken is in the audit log, as it says where advisers bank. There is none of a file that was withdrawn, or that would pay again what an earlier one has paid.',
    refusals: ['not-found', 'bank-file-state', 'bank-file-blanked'],
  })
  async file(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BankFileId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, content } = await this.readBankFiles.file(actor, id);
    void reply.header('content-disposition', create(name));
    return content;
  }

  @Post(':id/withdrawal')
  @Idempotent()
  @Operation({
    id: 'withdrawBankFile',
    summary: 'Withdraw a file that the bank never had: what it was to pay is planned again',
    description: 'A steward’s who is not paid by it, before anything of it is known to be paid, rejected or returned.',
    status: 201,
    answer: bankFileSummaryView,
    refusals: ['not-found', 'not-allowed', 'bank-file-state'],
  })
  withdraw(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BankFileId,
    @Body({ schema: withdrawBankFileRequest }) body: WithdrawBankFileRequest,
  ) {
    return this.withdrawBankFile.run(actor, id, body);
  }

  @Post(':id/results/previews')
  @Operation({
    id: 'previewBankResults',
    summary: 'What would follow from what the bank says became of a file',
    description:
      'For stewards. Nothing is written, and the statement is not kept. Of a file that was withdrawn only on the word that a bank had it after all.',
    answer: bankResultsView,
    refusals: ['not-found', 'statement-unread', 'bank-file-state'],
  })
  async previewResults(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BankFileId,
    @Body({ schema: bankResultsRequest }) body: BankResultsRequest,
  ) {
    return viewMatched(await this.importBankResults.preview(actor, id, body));
  }

  @Post(':id/results')
  @Operation({
    id: 'importBankResults',
    summary: 'Record what the bank says became of a file: whatever matches, in one; the rest is answered and left',
    description:
      'A steward’s who is not paid by it. The same again changes nothing. What came back is due again, and goes nowhere until its adviser has mended where it is paid to. What an earlier file paid, which was withdrawn, is recorded as paid; what was paid twice is told to stewards, and nothing else follows from it. The statement is not kept.',
    answer: bankResultsView,
    refusals: ['not-found', 'not-allowed', 'statement-unread', 'bank-file-state'],
  })
  async recordResults(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: BankFileId,
    @Body({ schema: bankResultsRequest }) body: BankResultsRequest,
  ) {
    return viewMatched(await this.importBankResults.run(actor, id, body));
  }
}
