import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import type { PolicyChangeId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { PolicyNewsTable } from '../news/policy-news.table.js';
import { PolicyTable } from '../policy.table.js';
import { inForceFrom, type PolicyChange, withdrawn } from './policy-change.js';
import type { DecisionRequest } from './policy-change.request.js';
import { type CountedChange, PolicyChangeTable } from './policy-change.table.js';
import { permitOnChange } from './relations-to-change.js';

/** How a change ends by somebody's hand: it is withdrawn, or written among the figures. */
@Injectable()
export class EndChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** By whom it is of: an admin of the organisation that proposed it, or a steward where a steward did. Throws `not-found`, `policy-change-state`. */
  withdraw(actor: Actor, id: PolicyChangeId): Promise<CountedChange> {
    return this.database.transaction(async (tx) => {
      const changes = new PolicyChangeTable(tx);
      const { change } = await changes.lock(id);
      const { organisationId } = change;
      permitOnChange(actor, 'withdrawPolicyChange', organisationId);
      const now = this.clock.now();
      const ended = withdrawn(change, now);
      await changes.update(ended);
      await new PolicyNewsTable(tx).note(ended, now);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: organisationId ? 'admin' : 'steward', deed: 'policy-change-withdrawn' },
        ...{ on: { kind: 'policy-change', id }, ...(organisationId && { organisationId }) },
      });
      return changes.find(id);
    });
  }

  /** What the members passed is a figure from its day on, with the decision's reference. Throws `not-found`, `policy-change-state`, `policy-dated-already`. */
  decide(actor: Actor, id: PolicyChangeId, { decision }: DecisionRequest): Promise<CountedChange> {
    permitOnChange(actor, 'decidePolicyChange', null);
    return this.database.transaction(async (tx) => {
      const changes = new PolicyChangeTable(tx);
      const { change } = await changes.lock(id);
      const now = this.clock.now();
      const { name, value } = change;
      const dated = { inForceFrom: inForceFrom(change, now), recordedAt: now, recordedBy: actor.userId, endsAt: null };
      const policy = await new PolicyTable(tx).insert({ name, value, decision, ...dated });
      const deed = { decidedAt: now, decidedBy: actor.userId, policyId: policy.id };
      const decided: PolicyChange = { ...change, state: 'decided', ...deed };
      await changes.update(decided);
      await new PolicyNewsTable(tx).note(decided, policy.inForceFrom);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'policy-change-decided', facts: { policy: policy.id } },
        on: { kind: 'policy-change', id },
      });
      return changes.find(id);
    });
  }
}
