import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import type { OrganisationId, PolicyChangeId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { type PolicyChange, refuseUnlessOpen } from './policy-change.js';
import type { VoteRequest } from './policy-change.request.js';
import { type CountedChange, PolicyChangeTable } from './policy-change.table.js';
import { permitOnChange } from './relations-to-change.js';

@Injectable()
export class VoteOnChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * An organisation's one vote. Throws `not-found`, `policy-change-state`, `already-voted`, and `not-a-voter` for an organisation that
   * is younger than the vote: nobody founds one to have another.
   */
  run(actor: Actor, id: PolicyChangeId, { organisation_id, vote }: VoteRequest): Promise<CountedChange> {
    const organisationId = organisation_id as OrganisationId;
    permitOnChange(actor, 'voteOnPolicyChange', organisationId);
    return this.database.transaction(async (tx) => {
      const changes = new PolicyChangeTable(tx);
      const { change } = await changes.lock(id);
      const now = this.clock.now();
      refuseUnlessOpen(change, 'open', now);
      if (!(await changes.wasMemberAt(organisationId, openingOf(change)))) throw tooYoung();
      await changes.cast(id, { organisationId, vote, castAt: now, castBy: actor.userId });
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'admin', deed: 'policy-vote-cast', organisationId },
        on: { kind: 'policy-change', id },
      });
      return changes.find(id);
    });
  }
}

function openingOf({ openedAt, proposedAt }: PolicyChange): Temporal.Instant {
  return openedAt ?? proposedAt;
}

function tooYoung(): Problem {
  return new Problem(
    'not-a-voter',
    'Organisations vote that were here before the vote opened. Yours has one on the next.',
  );
}
