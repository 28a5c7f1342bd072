import { Injectable } from '@nestjs/common';
import type { OrganisationId, UserId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { MemberPost } from './member.post.js';
import { lockMembers, refuseWithoutAdmin, roleOf } from './members.js';
import { tellOfLeaving } from './tell-of-members.js';

@Injectable()
export class RemoveMember {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: MemberPost,
  ) {}

  /** An admin removes somebody. Throws `not-found`, `not-allowed`, `last-admin`. */
  run(actor: Actor, organisationId: OrganisationId, userId: UserId): Promise<void> {
    return this.end(actor, { organisationId, userId, operation: 'removeMember' });
  }

  /** Somebody goes. Throws `not-found`, `not-allowed`, `last-admin`. */
  leave(actor: Actor, organisationId: OrganisationId): Promise<void> {
    return this.end(actor, { organisationId, userId: actor.userId, operation: 'leaveOrganisation' });
  }

  private end(actor: Actor, { organisationId, userId, operation }: Ending): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { members, roles } = await lockMembers(tx, actor, organisationId, operation);
      const role = roleOf(roles, userId);
      refuseWithoutAdmin(roles, userId);
      await members.remove(userId);
      const left = userId === actor.userId;
      await tellOfLeaving(tx, { organisationId, userId, role, left }, this.clock.now());
      await new Audit(tx).write({
        at: this.clock.now(),
        by: actor.userId,
        as: roleOf(roles, actor.userId),
        deed: left ? 'member-left' : 'member-removed',
        on: { kind: 'person', id: userId },
        organisationId,
        about: userId,
        facts: { role },
      });
      if (userId !== actor.userId) await this.post.changed(tx, 'removed', { organisationId, userId, role });
    });
  }
}

interface Ending {
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
  readonly operation: 'removeMember' | 'leaveOrganisation';
}
