import { Injectable } from '@nestjs/common';
import type { OrganisationId, UserId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { MemberPost } from './member.post.js';
import type { ChangeMemberRoleRequest } from './member.request.js';
import { lockMembers, refuseWithoutAdmin, roleOf } from './members.js';
import { tellOfRole } from './tell-of-members.js';

@Injectable()
export class ChangeMemberRole {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: MemberPost,
  ) {}

  /** Throws `not-found`, `not-allowed`, `last-admin`. */
  run(
    actor: Actor,
    { organisationId, userId }: { organisationId: OrganisationId; userId: UserId },
    { role }: ChangeMemberRoleRequest,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { members, roles } = await lockMembers(tx, actor, organisationId, 'changeMemberRole');
      const from = roleOf(roles, userId);
      if (from === role) return;
      refuseWithoutAdmin(roles, userId);
      await members.setRole(userId, role);
      await tellOfRole(tx, { organisationId, userId, role, from }, this.clock.now());
      await new Audit(tx).write({
        at: this.clock.now(),
        by: actor.userId,
        as: 'admin',
        deed: 'member-role-changed',
        on: { kind: 'person', id: userId },
        organisationId,
        about: userId,
        facts: { from, to: role },
      });
      if (userId !== actor.userId) await this.post.changed(tx, 'role-changed', { organisationId, userId, role });
    });
  }
}
