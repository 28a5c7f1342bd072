import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { ChooseDestination } from './choose-destination.action.js';
import { ConfirmDestination } from './confirm-destination.action.js';
import {
  choiceOf,
  type ChoosePayoutDestinationRequest,
  choosePayoutDestinationRequest,
  type ConfirmPayoutDestinationRequest,
  confirmPayoutDestinationRequest,
} from './payout-destination.request.js';
import { payoutDestinationView, viewPayoutDestination } from './payout-destination.view.js';
import { ReadDestination } from './read-destination.action.js';

/** Not `@Idempotent()`: that would hold a transaction open while the bank is asked, and each may be done twice. */
@ApiTags('Payouts')
@Controller('api/v1/experts/:id/payout-destination')
export class PayoutDestinationsController {
  constructor(
    private readonly readDestination: ReadDestination,
    private readonly chooseDestination: ChooseDestination,
    private readonly confirmDestination: ConfirmDestination,
  ) {}

  @Get()
  @Operation({
    id: 'readPayoutDestination',
    summary: 'Where I am paid what I earn, and what I have to do for it',
    answer: payoutDestinationView,
    refusals: ['not-found', 'not-allowed'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return viewPayoutDestination(await this.readDestination.run(actor, id));
  }

  @Put()
  @Operation({
    id: 'choosePayoutDestination',
    summary: 'Choose where I am paid what I earn',
    description:
      'By stripe: to my account there, once it is active. By gocardless: to a bank account, whose bank is asked whether it is in that name. By bank-file: to a bank account, when the co-op next pays from its own. It replaces what I chose before, and I am written to about it.',
    answer: payoutDestinationView,
    refusals: ['not-found', 'not-allowed', 'payments-off', 'payout-destination-limit'],
  })
  async choose(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: choosePayoutDestinationRequest }) body: ChoosePayoutDestinationRequest,
  ) {
    return viewPayoutDestination(await this.chooseDestination.run(actor, id, choiceOf(body)));
  }

  @Post('confirmation')
  @HttpCode(200)
  @Operation({
    id: 'confirmPayoutDestination',
    summary: 'Say that an account is mine, or can be paid to again',
    description:
      'Needed where the bank knows a name that is only nearly the same, or cannot say; of every account that is paid by bank-file; and where money came back.',
    answer: payoutDestinationView,
    refusals: ['not-found', 'not-allowed', 'payout-destination-changed', 'payout-destination-state'],
  })
  async confirm(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: confirmPayoutDestinationRequest }) body: ConfirmPayoutDestinationRequest,
  ) {
    return viewPayoutDestination(await this.confirmDestination.run(actor, id, body));
  }
}
