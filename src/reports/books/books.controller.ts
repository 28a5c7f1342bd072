import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { AccountId, TransferId } from '../../ledger/index.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ListAccountsRequest,
  listAccountsRequest,
  type ProvenanceRequest,
  provenanceRequest,
  type StatementFileRequest,
  statementFileRequest,
  type StatementRequest,
  statementRequest,
  type TrialBalanceRequest,
  trialBalanceRequest,
} from './books.request.js';
import {
  accountsView,
  checksView,
  provenanceView,
  statementView,
  transferView,
  trialBalanceView,
} from './books.view.js';
import { ReadBooks } from './read-books.action.js';
import { ReadProvenance } from './read-provenance.action.js';
import { ReadStatement } from './read-statement.action.js';

@ApiTags('Books')
@Controller('api/v1/ledger')
export class BooksController {
  constructor(
    private readonly readBooks: ReadBooks,
    private readonly readStatement: ReadStatement,
    private readonly readProvenance: ReadProvenance,
  ) {}

  @Get('accounts')
  @Operation({
    id: 'listLedgerAccounts',
    summary: 'Accounts in the books, with what they have',
    description:
      'To a steward all of them; to others their own as an adviser, and those of organisations that they are finance or admin of, of their vouchers and programmes.',
    answer: accountsView,
  })
  accounts(@SignedIn() actor: Actor, @Query({ schema: listAccountsRequest }) request: ListAccountsRequest) {
    return this.readBooks.accounts(actor, request);
  }

  @Get('accounts/:id/statement.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Operation({
    id: 'exportLedgerStatement',
    summary: 'A statement as a CSV file',
    answerType: 'text/csv',
    refusals: ['not-found', 'not-allowed', 'window-out-of-range'],
  })
  async file(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: AccountId,
    @Query({ schema: statementFileRequest }) request: StatementFileRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, content } = await this.readStatement.file(actor, id, request);
    void reply.header('content-disposition', create(name));
    return content;
  }

  @Get('accounts/:id/statement')
  @Operation({
    id: 'readLedgerStatement',
    summary: 'What came to an account and went from it in a period, in the order in which it was written',
    answer: statementView,
    refusals: ['not-found', 'not-allowed'],
  })
  statement(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: AccountId,
    @Query({ schema: statementRequest }) request: StatementRequest,
  ) {
    return this.readStatement.page(actor, id, request);
  }

  @Get('accounts/:id/provenance')
  @Operation({
    id: 'readLedgerProvenance',
    summary: 'Which deposits of a programme’s fund paid for what: first in, first out',
    answer: provenanceView,
    refusals: ['not-found', 'not-allowed'],
  })
  provenance(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: AccountId,
    @Query({ schema: provenanceRequest }) request: ProvenanceRequest,
  ) {
    return this.readProvenance.run(actor, id, request);
  }

  @Get('trial-balance')
  @Operation({
    id: 'readTrialBalance',
    summary: 'What all accounts of a kind had together at an instant',
    answer: trialBalanceView,
    refusals: ['not-found', 'window-out-of-range'],
  })
  trialBalance(@SignedIn() actor: Actor, @Query({ schema: trialBalanceRequest }) request: TrialBalanceRequest) {
    return this.readBooks.trialBalance(actor, request);
  }

  @Get('transfers/:id')
  @Operation({
    id: 'readLedgerTransfer',
    summary: 'A transfer with its postings, and the deposits that its money was',
    answer: transferView,
    refusals: ['not-found'],
  })
  transfer(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: TransferId) {
    return this.readBooks.transfer(actor, id);
  }

  @Get('checks')
  @Operation({
    id: 'readBooksChecks',
    summary: 'Whether the books hold, checked now',
    answer: checksView,
    refusals: ['not-found'],
  })
  checks(@SignedIn() actor: Actor) {
    return this.readBooks.checks(actor);
  }
}
