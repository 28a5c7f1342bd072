import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OrganisationId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { type EnterpriseRequest, enterpriseRequest } from './enterprise.request.js';
import { enterpriseView, viewEnterprise } from './enterprise.view.js';
import { KeepEnterprise } from './keep-enterprise.action.js';

@ApiTags('Accounts')
@Controller('api/v1/organisations/:id/enterprise')
export class EnterprisesController {
  constructor(private readonly keepEnterprise: KeepEnterprise) {}

  @Get()
  @Operation({
    id: 'readEnterprise',
    summary: 'What an organisation is, as it says itself',
    answer: enterpriseView,
    refusals: ['not-found'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: OrganisationId) {
    return viewEnterprise(await this.keepEnterprise.read(actor, id));
  }

  @Put()
  @Operation({
    id: 'setEnterprise',
    summary: 'Say what our organisation is',
    description:
      'Programmes ask for it, and reports count by it. All of it at once: what is left out is not said. An application keeps what was said when it was made.',
    answer: enterpriseView,
    refusals: ['not-found', 'not-allowed'],
  })
  async set(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: OrganisationId,
    @Body({ schema: enterpriseRequest }) body: EnterpriseRequest,
  ) {
    return viewEnterprise(await this.keepEnterprise.set(actor, id, body));
  }
}
