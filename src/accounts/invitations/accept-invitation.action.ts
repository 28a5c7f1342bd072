import { Injectable } from '@nestjs/common';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AccountTable } from '../account.table.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { MemberPost } from '../members/member.post.js';
import { MemberTable } from '../members/member.table.js';
import type { Roles } from '../members/members.js';
import { tellOfNewMember } from '../members/tell-of-members.js';
import { mostMembers, mostOrganisations } from '../organisation.js';
import { hashOf } from '../secret.js';
import { type Invitation, refuseUnacceptable } from './invitation.js';
import type { AcceptInvitationRequest } from './invitation.request.js';
import { InvitationTable } from './invitation.table.js';

@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: MemberPost,
  ) {}

  /**
   * For whoever is signed in with the address that was invited: they have shown that they read its letters.
   * Throws `not-found`, `invitation-lapsed`, `already-a-member`, `too-many-entries`.
   */
  run(actor: Actor, { token }: AcceptInvitationRequest): Promise<Invitation> {
    return this.database.transaction(async (tx) => {
      const invitations = new InvitationTable(tx);
      const accounts = new AccountTable(tx);
      const now = this.clock.now();
      const found = await invitations.byToken(hashOf(token));
      refuseUnacceptable(found, actor.email, now);
      await accounts.lockOrganisation(found.organisationId);
      const invitation = await invitations.byToken(hashOf(token)); // again, now that nobody can be before us
      refuseUnacceptable(invitation, actor.email, now);
      const { id, organisationId, role } = invitation;
      refuseJoining(actor, await new MemberTable(tx, organisationId).roles());
      await accounts.insertMembership(organisationId, actor.userId, role, now);
      await invitations.accept(id, actor.userId, now);
      await tellOfNewMember(tx, { organisationId, userId: actor.userId, role }, now);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: role,
        deed: 'member-joined',
        on: { kind: 'person', id: actor.userId },
        organisationId,
        about: actor.userId,
        facts: { role, invitation: id, invited_by: invitation.invitedBy },
      });
      await this.post.joined(tx, { organisationId, userId: actor.userId, role });
      return invitation;
    });
  }
}

/** Throws `already-a-member`, `too-many-entries`. */
function refuseJoining(actor: Actor, roles: Roles): void {
  if (roles.has(actor.userId)) throw new Problem('already-a-member', 'You are a member of this organisation already.');
  if (actor.memberships.length >= mostOrganisations) {
    throw new Problem('too-many-entries', `You act for ${mostOrganisations} organisations already. Leave one first.`);
  }
  if (roles.size >= mostMembers) {
    throw new Problem('too-many-entries', `This organisation has ${mostMembers} members already, which is all it may.`);
  }
}
