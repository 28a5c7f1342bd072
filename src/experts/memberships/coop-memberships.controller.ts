import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../../accounts/index.js';
import type { CoopMembershipId, ExpertId } from '../../kernel/id.js';
import { Idempotent } from '../../platform/http/idempotency.interceptor.js';
import { Operation } from '../../platform/http/operation.js';
import { idParameter } from '../../platform/http/parameters.js';
import { type CoopMembershipRequest, coopMembershipRequest } from './coop-membership.request.js';
import { coopMembershipsView, coopMembershipView, viewCoopMembership } from './coop-membership.view.js';
import { KeepCoopMemberships } from './keep-coop-memberships.action.js';

@ApiTags('Experts')
@Controller('api/v1/experts/:id/coop-memberships')
export class CoopMembershipsController {
  constructor(private readonly keepMemberships: KeepCoopMemberships) {}

  @Get()
  @Operation({
    id: 'listCoopMemberships',
    summary: 'The co-ops that an adviser belongs to, and did',
    answer: coopMembershipsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async list(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: ExpertId) {
    return { items: (await this.keepMemberships.list(actor, id)).map(viewCoopMembership) };
  }

  @Post()
  @Idempotent()
  @Operation({
    id: 'addCoopMembership',
    summary: 'Say which co-op I belong to',
    description: 'The profile shows it while it lasts. A barefoot adviser needs one.',
    status: 201,
    answer: coopMembershipView,
    refusals: ['not-found', 'not-allowed', 'too-many-entries'],
  })
  async add(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Body({ schema: coopMembershipRequest }) body: CoopMembershipRequest,
  ) {
    return viewCoopMembership(await this.keepMemberships.add(actor, id, body));
  }

  @Put(':membershipId')
  @Operation({
    id: 'changeCoopMembership',
    summary: 'Change what I said of a co-op, such as until when I belonged to it',
    answer: coopMembershipView,
    refusals: ['not-found', 'not-allowed'],
  })
  async change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('membershipId', { schema: idParameter }) membershipId: CoopMembershipId,
    @Body({ schema: coopMembershipRequest }) body: CoopMembershipRequest,
  ) {
    return viewCoopMembership(await this.keepMemberships.change(actor, id, membershipId, body));
  }

  @Delete(':membershipId')
  @Operation({
    id: 'removeCoopMembership',
    summary: 'Remove what I said of a co-op by mistake',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  remove(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: ExpertId,
    @Param('membershipId', { schema: idParameter }) membershipId: CoopMembershipId,
  ) {
    return this.keepMemberships.remove(actor, id, membershipId);
  }
}
