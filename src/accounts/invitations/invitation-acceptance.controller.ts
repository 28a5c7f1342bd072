import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { SignedIn } from '../access.guard.js';
import type { Actor } from '../actor.js';
import { AcceptInvitation } from './accept-invitation.action.js';
import { type AcceptInvitationRequest, acceptInvitationRequest } from './invitation.request.js';
import { membershipView } from './invitation.view.js';

@ApiTags('Accounts')
@Controller('api/v1/invitations')
export class InvitationAcceptanceController {
  constructor(private readonly acceptInvitation: AcceptInvitation) {}

  @Post('acceptance')
  @Idempotent()
  @Operation({
    id: 'acceptInvitation',
    summary: 'Accept an invitation, signed in with the address that was invited',
    status: 201,
    answer: membershipView,
    refusals: ['not-found', 'invitation-lapsed', 'already-a-member', 'too-many-entries'],
  })
  async accept(@SignedIn() actor: Actor, @Body({ schema: acceptInvitationRequest }) body: AcceptInvitationRequest) {
    const { organisationId, role } = await this.acceptInvitation.run(actor, body);
    return { organisation_id: organisationId, role };
  }
}
