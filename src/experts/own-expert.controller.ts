import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import { Operation } from '../platform/http/operation.js';
import { ownExpertView } from './expert.view.js';
import { ReadExpert } from './read-expert.action.js';

@ApiTags('Experts')
@Controller('api/v1/me/expert')
export class OwnExpertController {
  constructor(private readonly readExpert: ReadExpert) {}

  @Get()
  @Operation({ id: 'readMyExpert', summary: 'My own profile as an adviser, in any state', answer: ownExpertView })
  async read(@SignedIn() actor: Actor) {
    return { expert: await this.readExpert.own(actor) };
  }
}
