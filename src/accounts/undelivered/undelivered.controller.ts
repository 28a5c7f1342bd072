import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { UndeliverableAddresses } from './undeliverable-addresses.action.js';
import { UndeliveredLetters } from './undelivered-letters.action.js';
import {
  type ListUndeliveredRequest,
  listUndeliveredRequest,
  type SendLettersAgainRequest,
  sendLettersAgainRequest,
} from './undelivered.request.js';
import {
  lettersSentAgainView,
  undeliverableAddressesView,
  undeliveredLettersView,
  viewUndeliverableAddresses,
  viewUndeliveredLetters,
} from './undelivered.view.js';

@ApiTags('Mail')
@Controller('api/v1')
export class UndeliveredController {
  constructor(
    private readonly letters: UndeliveredLetters,
    private readonly addresses: UndeliverableAddresses,
  ) {}

  @Get('undelivered-letters')
  @Operation({
    id: 'listUndeliveredLetters',
    summary: 'Letters that were given up or came back, for stewards, the longest ago first',
    description:
      'A letter is tried for seven days, a link to sign in for a quarter of an hour; what is refused for good is given up at once. What it says is not told.',
    answer: undeliveredLettersView,
    refusals: ['not-found'],
  })
  async listLetters(
    @SignedIn() actor: Actor,
    @Query({ schema: listUndeliveredRequest }) request: ListUndeliveredRequest,
  ) {
    const { page, readers } = await this.letters.list(actor, request);
    return viewUndeliveredLetters(page, readers);
  }

  @Post('undelivered-letters/redrive')
  @Operation({
    id: 'sendLettersAgain',
    summary: 'Have all letters of a kind that were given up sent again, as they were written',
    description: 'Left out are those to addresses that take no letters: have these written to again first.',
    answer: lettersSentAgainView,
    refusals: ['not-found'],
  })
  async sendAll(
    @SignedIn() actor: Actor,
    @Body({ schema: sendLettersAgainRequest }) { kind }: SendLettersAgainRequest,
  ) {
    return { count: await this.letters.sendAllAgain(actor, kind) };
  }

  @Post('undelivered-letters/:id/redrive')
  @Operation({
    id: 'sendLetterAgain',
    summary: 'Have a letter that was given up sent again, as it was written',
    description:
      'Not to an address that takes no letters: have that written to again first (tryAddressAgain). Where its reader complained, only they can.',
    status: 204,
    refusals: ['not-found', 'reader-complained'],
  })
  send(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: string) {
    return this.letters.sendAgain(actor, id);
  }

  @Get('undeliverable-addresses')
  @Operation({
    id: 'listUndeliverableAddresses',
    summary: 'Addresses that take no letters, for stewards, the longest so first',
    description: 'Letters to them wait, save links to sign in: whoever opens one gets letters again.',
    answer: undeliverableAddressesView,
    refusals: ['not-found'],
  })
  async listAddresses(
    @SignedIn() actor: Actor,
    @Query({ schema: listUndeliveredRequest }) request: ListUndeliveredRequest,
  ) {
    const { page, readers } = await this.addresses.list(actor, request);
    return viewUndeliverableAddresses(page, readers);
  }

  @Post('undeliverable-addresses/:id/redrive')
  @Operation({
    id: 'tryAddressAgain',
    summary: 'Have an address written to again: what waits for it goes out, if it is not a week old',
    status: 204,
    refusals: ['not-found', 'reader-complained'],
  })
  tryAgain(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: string) {
    return this.addresses.tryAgain(actor, id);
  }
}
