import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { DepositId, ProgrammeId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ListDepositsRequest,
  listDepositsRequest,
  type RecordDepositRequest,
  recordDepositRequest,
  type ReturnFundRequest,
  returnFundRequest,
  type ReverseDepositRequest,
  reverseDepositRequest,
} from './deposit.request.js';
import { depositsView, depositView, fundReturnView, viewDeposit, viewFundReturn } from './deposit.view.js';
import { KeepDeposits } from './keep-deposits.action.js';
import { programmeMoneyView } from './programme-money.view.js';
import { ReadProgrammeMoney } from './read-programme-money.action.js';
import { ReturnFund } from './return-fund.action.js';

@ApiTags('Programmes')
@Controller('api/v1/programmes/:id')
export class DepositsController {
  constructor(
    private readonly keepDeposits: KeepDeposits,
    private readonly returnFund: ReturnFund,
    private readonly readProgrammeMoney: ReadProgrammeMoney,
  ) {}

  @Get('money')
  @Operation({
    id: 'readProgrammeMoney',
    summary: 'Where a programme’s money is, and how long it lasts at the present pace',
    description: 'For the funder’s members and stewards, from the books.',
    answer: programmeMoneyView,
    refusals: ['not-found', 'not-allowed'],
  })
  money(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ProgrammeId) {
    return this.readProgrammeMoney.run(actor, id);
  }

  @Get('deposits')
  @Operation({
    id: 'listDeposits',
    summary: 'What a funder deposited, what was recorded last coming first',
    answer: depositsView,
    refusals: ['not-found', 'not-allowed'],
  })
  list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Query({ schema: listDepositsRequest }) request: ListDepositsRequest,
  ) {
    return this.keepDeposits.list(actor, id, request);
  }

  @Post('deposits')
  @Idempotent()
  @Operation({
    id: 'recordDeposit',
    summary: 'Record what came in at the bank',
    description:
      'For stewards who do not belong to the funder, until the programme is closed. One with the reference of a deposit that was reversed stands for it, also later.',
    status: 201,
    answer: depositView,
    refusals: [
      ...(['not-found', 'not-allowed', 'conflict-of-interest', 'deposit-in-the-future'] as const),
      ...(['deposit-recorded-already', 'programme-state', 'invoice-state', 'invoice-amount'] as const),
    ],
  })
  async record(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Body({ schema: recordDepositRequest }) body: RecordDepositRequest,
  ) {
    return viewDeposit(await this.keepDeposits.record(actor, id, body));
  }

  @Post('deposits/:deposit_id/reversal')
  @Idempotent()
  @Operation({
    id: 'reverseDeposit',
    summary: 'Take a deposit that was recorded wrongly out of the books',
    description: 'For stewards who do not belong to the funder, while the money is still in the programme’s fund.',
    answer: depositView,
    refusals: [
      ...(['not-found', 'not-allowed', 'conflict-of-interest', 'deposit-reversed', 'balance-too-low'] as const),
      'deposit-came-by-payment',
    ],
  })
  async reverse(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) programmeId: ProgrammeId,
    @Param('deposit_id', { schema: idParameter }) id: DepositId,
    @Body({ schema: reverseDepositRequest }) body: ReverseDepositRequest,
  ) {
    return viewDeposit(await this.keepDeposits.reverse(actor, { programmeId, id }, body));
  }

  @Post('fund-returns')
  @Idempotent()
  @Operation({
    id: 'returnFund',
    summary: 'Send back to the funder what a closed programme has left',
    description: 'For stewards who do not belong to the funder, once no voucher stands and no session is ahead.',
    status: 201,
    answer: fundReturnView,
    refusals: [
      'not-found',
      'not-allowed',
      'conflict-of-interest',
      'programme-state',
      'vouchers-outstanding',
      'nothing-to-return',
    ],
  })
  async giveBack(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ProgrammeId,
    @Body({ schema: returnFundRequest }) body: ReturnFundRequest,
  ) {
    return viewFundReturn(await this.returnFund.run(actor, id, body));
  }
}
