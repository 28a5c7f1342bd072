import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { UndeliverableAddresses } from './undeliverable-addresses.action.js';
import { myAddressView, viewMyAddress } from './undelivered.view.js';

@ApiTags('Accounts')
@Controller('api/v1/me/address')
export class MyAddressController {
  constructor(private readonly addresses: UndeliverableAddresses) {}

  @Get()
  @Operation({ id: 'readMyAddress', summary: 'Do letters reach me?', answer: myAddressView })
  async read(@SignedIn() actor: Actor) {
    return viewMyAddress(actor.email, await this.addresses.mine(actor));
  }

  @Post('redrive')
  @Operation({
    id: 'tryMyAddressAgain',
    summary: 'Write to me again: what waits goes out, if it is not a week old',
    status: 204,
  })
  tryAgain(@SignedIn() actor: Actor) {
    return this.addresses.tryMineAgain(actor);
  }
}
