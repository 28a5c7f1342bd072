import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { isMembersFigure } from './changes/policy-change.js';
import type { Policy } from './policy.js';
import type { PolicyRequest } from './policy.request.js';
import { PolicyTable } from './policy.table.js';
import { PolicyPreviews, type Touched } from './policy-previews.js';

export interface PolicyPreview {
  /** The figure that would be replaced. */
  readonly current: Policy['value'] | null;
  readonly touched: readonly Touched[];
}

@Injectable()
export class RecordPolicy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly previews: PolicyPreviews,
  ) {}

  /**
   * Writes down a law or a publication, or what the members decided elsewhere than by a vote here, to come into force later. Throws
   * `policy-in-the-past`, `policy-dated-already`, and `members-decide` where they do vote here.
   */
  run(actor: Actor, request: PolicyRequest): Promise<Policy[]> {
    permit('recordPolicy', relationsToPolicies(actor), 'policy');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      refusePast(request.in_force_from, now);
      const policies = new PolicyTable(tx);
      const { name, value, in_force_from: inForceFrom, decision } = request;
      const { members_vote } = await policies.inForce('decisions', now);
      if (members_vote && isMembersFigure(name)) throw membersDecide();
      const recorded = { recordedAt: now, recordedBy: actor.userId, endsAt: null };
      await policies.insert({ name, value, inForceFrom, decision, ...recorded });
      return policies.all();
    });
  }

  /** What the change would touch, and the figure that it replaces. Nothing is written. */
  preview(actor: Actor, request: PolicyRequest): Promise<PolicyPreview> {
    permit('previewPolicy', relationsToPolicies(actor), 'policy');
    return this.database.transaction(async (tx) => {
      const { name, value, in_force_from: inForceFrom } = request;
      return {
        current: await new PolicyTable(tx).findInForce(name, inForceFrom),
        touched: await this.previews.touchedBy(tx, { name, value, inForceFrom }),
      };
    });
  }
}

/** Anyone reads the policies; so whoever may not write them is told so. */
function relationsToPolicies(actor: Actor): ('anyone' | 'steward')[] {
  return actor.steward ? ['steward'] : ['anyone'];
}

function membersDecide(): Problem {
  return new Problem(
    'members-decide',
    'Nothing was recorded. The members vote on this figure: propose a change, or set it for a while in an emergency.',
  );
}

/** Throws `policy-in-the-past`. */
export function refusePast(inForceFrom: Temporal.Instant, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(inForceFrom, now) > 0) return;
  throw new Problem(
    'policy-in-the-past',
    'Nothing was recorded. A figure comes into force later than now: what was agreed under the old one stands.',
    {
      errors: [{ pointer: '/in_force_from', detail: 'must be later than now', rule: 'past' }],
    },
  );
}
