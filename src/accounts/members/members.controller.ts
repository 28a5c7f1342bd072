import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OrganisationId, UserId } from '../../kernel/id.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { ChangeMemberRole } from './change-member-role.action.js';
import { type ChangeMemberRoleRequest, changeMemberRoleRequest } from './member.request.js';
import { RemoveMember } from './remove-member.action.js';

@ApiTags('Accounts')
@Controller('api/v1/organisations/:id')
export class MembersController {
  constructor(
    private readonly changeRole: ChangeMemberRole,
    private readonly removeMember: RemoveMember,
  ) {}

  @Put('members/:userId/role')
  @Operation({
    id: 'changeMemberRole',
    summary: 'Change what a member may do',
    description: 'For admins. The last admin stays one.',
    status: 204,
    refusals: ['not-found', 'not-allowed', 'last-admin'],
  })
  change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) organisationId: OrganisationId,
    @Param('userId', { schema: idParameter }) userId: UserId,
    @Body({ schema: changeMemberRoleRequest }) body: ChangeMemberRoleRequest,
  ) {
    return this.changeRole.run(actor, { organisationId, userId }, body);
  }

  @Delete('members/:userId')
  @Operation({
    id: 'removeMember',
    summary: 'Remove a member',
    description: 'For admins. What the member booked for the organisation stands. The last admin stays.',
    status: 204,
    refusals: ['not-found', 'not-allowed', 'last-admin'],
  })
  remove(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) organisationId: OrganisationId,
    @Param('userId', { schema: idParameter }) userId: UserId,
  ) {
    return this.removeMember.run(actor, organisationId, userId);
  }

  @Delete('membership')
  @Operation({
    id: 'leaveOrganisation',
    summary: 'Leave an organisation',
    description: 'What you booked for it stands. Its last admin stays.',
    status: 204,
    refusals: ['not-found', 'not-allowed', 'last-admin'],
  })
  leave(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) organisationId: OrganisationId) {
    return this.removeMember.leave(actor, organisationId);
  }
}
