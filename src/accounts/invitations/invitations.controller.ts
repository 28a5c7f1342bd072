import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { InvitationId, OrganisationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { permit } from '../access.js';
import { SignedIn } from '../access.guard.js';
import { type Actor, relationsTo } from '../actor.js';
import { InvitationTable } from './invitation.table.js';
import { type InviteRequest, inviteRequest } from './invitation.request.js';
import { invitationsView, invitationView, viewInvitation } from './invitation.view.js';
import { Invite } from './invite.action.js';
import { WithdrawInvitation } from './withdraw-invitation.action.js';

@ApiTags('Accounts')
@Controller('api/v1/organisations/:id/invitations')
export class InvitationsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly invite: Invite,
    private readonly withdrawInvitation: WithdrawInvitation,
  ) {}

  @Post()
  @Idempotent()
  @Operation({
    id: 'invite',
    summary: 'Invite an address to act for an organisation',
    description:
      'For admins. It is written to whether or not it has an account. An address that is invited already is written to once more, with a new link and until a new day.',
    status: 201,
    answer: invitationView,
    refusals: ['not-found', 'not-allowed', 'already-a-member', 'invitation-limit'],
  })
  async create(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) organisationId: OrganisationId,
    @Body({ schema: inviteRequest }) body: InviteRequest,
  ) {
    return viewInvitation(await this.invite.run(actor, organisationId, body));
  }

  @Get()
  @Operation({
    id: 'listInvitations',
    summary: 'The invitations that are open',
    answer: invitationsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async list(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) organisationId: OrganisationId) {
    permit('listInvitations', relationsTo(actor, organisationId), 'organisation');
    const now = this.clock.now();
    const open = await this.database.transaction((tx) => new InvitationTable(tx).open(organisationId, now));
    return { items: open.map(viewInvitation) };
  }

  @Delete(':invitationId')
  @Operation({
    id: 'withdrawInvitation',
    summary: 'Withdraw an invitation',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  withdraw(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) organisationId: OrganisationId,
    @Param('invitationId', { schema: idParameter }) id: InvitationId,
  ) {
    return this.withdrawInvitation.run(actor, organisationId, id);
  }
}
