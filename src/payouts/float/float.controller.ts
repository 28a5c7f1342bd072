import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { FloatTopUpId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import {
  type ListFloatRequest,
  listFloatRequest,
  type RecordTopUpRequest,
  recordTopUpRequest,
  type ReverseTopUpRequest,
  reverseTopUpRequest,
} from './float.request.js';
import {
  floatChecksView,
  floatView,
  topUpsView,
  topUpView,
  viewFloat,
  viewFloatChecks,
  viewTopUp,
  viewTopUps,
} from './float.view.js';
import { KeepTopUps } from './keep-top-ups.action.js';
import { ReadFloat } from './read-float.action.js';

@ApiTags('Payouts')
@Controller('api/v1/payouts')
export class FloatController {
  constructor(
    private readonly readFloat: ReadFloat,
    private readonly keepTopUps: KeepTopUps,
  ) {}

  @Get('float')
  @Operation({
    id: 'readPayoutFloat',
    summary: 'What lies at GoCardless to pay advisers from, against what they are due',
    description:
      'For stewards. Money that is collected goes to the bank: what advisers are paid from is sent back from there.',
    answer: floatView,
    refusals: ['not-found', 'payments-off', 'provider-unavailable'],
  })
  async read(@SignedIn() actor: Actor) {
    return viewFloat(await this.readFloat.run(actor));
  }

  @Get('float-checks')
  @Operation({
    id: 'listFloatChecks',
    summary: 'What GoCardless said of the float against the books each morning, the last day first',
    description: 'Of the 31 days before, thing by thing: what the two do not agree on.',
    answer: floatChecksView,
    refusals: ['not-found'],
  })
  async checks(@SignedIn() actor: Actor, @Query({ schema: listFloatRequest }) request: ListFloatRequest) {
    return viewFloatChecks(await this.readFloat.checks(actor, request));
  }

  @Get('float-top-ups')
  @Operation({
    id: 'listFloatTopUps',
    summary: 'Money that went from the bank to the float, or back, what was recorded last coming first',
    answer: topUpsView,
    refusals: ['not-found'],
  })
  async list(@SignedIn() actor: Actor, @Query({ schema: listFloatRequest }) request: ListFloatRequest) {
    return viewTopUps(await this.keepTopUps.list(actor, request));
  }

  @Post('float-top-ups')
  @Idempotent()
  @Operation({
    id: 'recordFloatTopUp',
    summary: 'Record money that was sent from the bank to the float, or came back',
    description: 'For stewards, who send it at the bank: this moves no money.',
    status: 201,
    answer: topUpView,
    refusals: ['not-found', 'top-up-in-the-future', 'top-up-recorded-already'],
  })
  async record(@SignedIn() actor: Actor, @Body({ schema: recordTopUpRequest }) body: RecordTopUpRequest) {
    return viewTopUp(await this.keepTopUps.record(actor, body));
  }

  @Post('float-top-ups/:id/reversal')
  @Idempotent()
  @Operation({
    id: 'reverseFloatTopUp',
    summary: 'Take a top-up that was recorded wrongly out of the books',
    answer: topUpView,
    refusals: ['not-found', 'top-up-reversed'],
  })
  async reverse(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: FloatTopUpId,
    @Body({ schema: reverseTopUpRequest }) body: ReverseTopUpRequest,
  ) {
    return viewTopUp(await this.keepTopUps.reverse(actor, id, body));
  }
}
