import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import { Operation } from '../../platform/http/operation.js';
import { needsView, viewNeeds } from './needs.view.js';
import { ReadNeeds } from './read-needs.action.js';

@ApiTags('Accounts')
@Controller('api/v1/me/needs')
export class NeedsController {
  constructor(private readonly readNeeds: ReadNeeds) {}

  @Get()
  @Operation({
    id: 'readNeeds',
    summary: 'What waits for me, in all that I am',
    description:
      'Requests to answer, sessions to record, times to confirm, sessions to accept, vouchers to accept and applications to score; at most twenty of each, what is over first coming first.',
    answer: needsView,
  })
  async read(@SignedIn() actor: Actor) {
    return viewNeeds(await this.readNeeds.run(actor));
  }
}
