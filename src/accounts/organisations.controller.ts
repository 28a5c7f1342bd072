import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OrganisationId } from '../kernel/id.js';
import { Database } from '../platform/database.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { permit } from './access.js';
import { SignedIn } from './access.guard.js';
import { type CreateOrganisationRequest, createOrganisationRequest } from './account.request.js';
import { AccountTable } from './account.table.js';
import {
  myOrganisationsView,
  organisationView,
  organisationWithMembersView,
  viewMember,
  viewOrganisation,
} from './account.view.js';
import { type Actor, relationsTo } from './actor.js';
import { CreateOrganisation } from './create-organisation.action.js';

@ApiTags('Accounts')
@Controller('api/v1/organisations')
export class OrganisationsController {
  constructor(
    private readonly database: Database,
    private readonly createOrganisation: CreateOrganisation,
  ) {}

  @Post()
  @Idempotent()
  @Operation({
    id: 'createOrganisation',
    summary: 'Found an organisation, as its first admin',
    status: 201,
    answer: organisationView,
    refusals: ['too-many-entries'],
  })
  async create(@SignedIn() actor: Actor, @Body({ schema: createOrganisationRequest }) body: CreateOrganisationRequest) {
    return viewOrganisation(await this.createOrganisation.run(actor, body));
  }

  @Get()
  @Operation({ id: 'listMyOrganisations', summary: 'The organisations I act for', answer: myOrganisationsView })
  async list(@SignedIn() actor: Actor) {
    const roleIn = new Map(actor.memberships.map(({ organisationId, role }) => [organisationId, role]));
    const mine = await this.database.transaction((tx) => new AccountTable(tx).organisations([...roleIn.keys()]));
    return {
      items: mine.map((organisation) => ({ ...viewOrganisation(organisation), my_role: roleIn.get(organisation.id) })),
    };
  }

  @Get(':id')
  @Operation({
    id: 'readOrganisation',
    summary: 'An organisation and its members',
    answer: organisationWithMembersView,
    refusals: ['not-found'],
  })
  read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: OrganisationId) {
    permit('readOrganisation', relationsTo(actor, id), 'organisation');
    return this.database.transaction(async (tx) => {
      const accounts = new AccountTable(tx);
      const organisation = await accounts.knownOrganisation(id);
      return { ...viewOrganisation(organisation), members: (await accounts.members(id)).map(viewMember) };
    });
  }
}
