import { Injectable } from '@nestjs/common';
import type { InvitationId, OrganisationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Actor } from '../actor.js';
import { Audit } from '../audit/audit.table.js';
import { lockMembers } from '../members/members.js';
import { InvitationTable } from './invitation.table.js';

@Injectable()
export class WithdrawInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Its letter opens nothing any more. Throws `not-found`, `not-allowed`. */
  run(actor: Actor, organisationId: OrganisationId, id: InvitationId): Promise<void> {
    return this.database.transaction(async (tx) => {
      await lockMembers(tx, actor, organisationId, 'withdrawInvitation');
      const now = this.clock.now();
      await new InvitationTable(tx).withdraw({ id, organisationId }, actor.userId, now);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'admin',
        deed: 'invitation-withdrawn',
        on: { kind: 'invitation', id },
        organisationId,
      });
    });
  }
}
