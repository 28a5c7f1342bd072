import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, Audit } from '../../accounts/index.js';
import { newId, type OrganisationId, type PolicyChangeId } from '../../kernel/id.js';
import { type Fault, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { PolicyNewsTable } from '../news/policy-news.table.js';
import { PolicyTable } from '../policy.table.js';
import { refusePast } from '../record-policy.action.js';
import { daysAfter, opened, type PolicyChange, refuseUnlessOpen, type MembersFigure } from './policy-change.js';
import type { PolicyChangeRequest } from './policy-change.request.js';
import { type CountedChange, PolicyChangeTable } from './policy-change.table.js';
import { permitOnChange } from './relations-to-change.js';

const mostOpen = 5;

/** A change comes before the members once two of them want it, or a steward does. */
@Injectable()
export class ProposeChange {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `policy-in-the-past`, and `policy-change-limit` where an organisation has five that are not over, or one of this figure. */
  run(actor: Actor, request: PolicyChangeRequest): Promise<CountedChange> {
    const organisationId = (request.organisation_id ?? null) as OrganisationId | null;
    if (!organisationId && !actor.steward) throw forWhom();
    permitOnChange(actor, 'proposePolicyChange', organisationId);
    return this.database.transaction(async (tx) => {
      const changes = new PolicyChangeTable(tx);
      if (organisationId) await new AccountTable(tx).lockOrganisation(organisationId);
      const now = this.clock.now();
      refusePast(request.in_force_from, now);
      if (organisationId) refuseTooMany(await changes.openNamesOf(organisationId), request.name);
      const rules = await new PolicyTable(tx).inForce('decisions', now);
      const { name, value, reason, in_force_from: inForceFrom } = request;
      const proposed: PolicyChange = {
        ...{ id: newId<PolicyChangeId>(), name, value: value, reason, inForceFrom },
        ...{ state: 'proposed', proposedAt: now, proposedBy: actor.userId, organisationId },
        ...{ secondedBy: null, secondedFor: null, openedAt: null, quorum: null, countdownEndsAt: null },
        ...{ closesAt: daysAfter(now, rules.voting_days), decidedAt: null, decidedBy: null, policyId: null },
      };
      const members = await changes.countMembers(now);
      const change = organisationId ? proposed : opened(proposed, rules, { members, now });
      await changes.insert(change);
      await new PolicyNewsTable(tx).note(change, now);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: organisationId ? 'admin' : 'steward', deed: 'policy-change-proposed' },
        ...{
          on: { kind: 'policy-change', id: proposed.id },
          facts: { name },
          ...(organisationId && { organisationId }),
        },
      });
      return changes.find(proposed.id);
    });
  }

  /** Another organisation than the proposer's: the vote opens. Throws `not-found`, `policy-change-state`. */
  second(actor: Actor, id: PolicyChangeId, organisationId: OrganisationId): Promise<CountedChange> {
    permitOnChange(actor, 'secondPolicyChange', organisationId);
    return this.database.transaction(async (tx) => {
      const changes = new PolicyChangeTable(tx);
      const { change } = await changes.lock(id);
      const now = this.clock.now();
      refuseUnlessOpen(change, 'proposed', now);
      if (change.organisationId === organisationId || change.proposedBy === actor.userId) throw ofOneself();
      const rules = await new PolicyTable(tx).inForce('decisions', now);
      const members = await changes.countMembers(now);
      const seconded = { ...change, secondedBy: actor.userId, secondedFor: organisationId };
      const put = opened(seconded, rules, { members, now });
      await changes.update(put);
      await new PolicyNewsTable(tx).note(put, now);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'admin', deed: 'policy-change-seconded', organisationId },
        on: { kind: 'policy-change', id },
      });
      return changes.find(id);
    });
  }
}

function ofOneself(): Problem {
  return new Problem(
    'policy-change-state',
    'Somebody else, of another organisation than yours, is to second this change.',
  );
}

function refuseTooMany(open: readonly MembersFigure[], wanted: MembersFigure): void {
  if (open.includes(wanted))
    throw new Problem(
      'policy-change-limit',
      'Your organisation has proposed a change of this figure that is not over. Withdraw that first, or wait for the vote on it.',
    );
  if (open.length < mostOpen) return;
  throw new Problem(
    'policy-change-limit',
    `Your organisation has ${mostOpen} changes that are not over. Withdraw one, or wait for the votes on them.`,
  );
}

function forWhom(): Problem {
  const fault: Fault = {
    pointer: '/organisation_id',
    detail: 'must be given: the organisation that you propose it for, as its admin',
    rule: 'missing',
  };
  return new Problem('invalid-request', `Nothing was changed. Please mend: ${fault.pointer}: ${fault.detail}.`, {
    errors: [fault],
  });
}
