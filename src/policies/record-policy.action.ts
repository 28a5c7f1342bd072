import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Policy } from './policy.js';
import type { PolicyRequest } from './policy.request.js';
import { PolicyTable } from './policy.table.js';
import { PolicyPreviews, type Touched } from './policy-previews.js';

@Injectable()
export class RecordPolicy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly previews: PolicyPreviews,
  ) {}

  /** Writes down what the members decided, to come into force later. Throws `policy-in-the-past`, `policy-dated-already`. */
  run(actor: Actor, request: PolicyRequest): Promise<Policy[]> {
    permit('recordPolicy', relationsToPolicies(actor), 'policy');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      if (Temporal.Instant.compare(request.in_force_from, now) <= 0) throw inThePast();
      const policies = new PolicyTable(tx);
      const { name, value, in_force_from: inForceFrom, decision } = request;
      await policies.insert({ name, value, inForceFrom, decision, recordedAt: now, recordedBy: actor.userId });
      return policies.all();
    });
  }

  /** What the change would touch, and the figure that it replaces. Nothing is written. */
  preview(actor: Actor, request: PolicyRequest): Promise<{ current: Policy['value'] | null; touched: Touched[] }> {
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

function inThePast(): Problem {
  return new Problem(
    'policy-in-the-past',
    'Nothing was recorded. A figure comes into force later than now: what was agreed under the old one stands.',
    {
      errors: [{ pointer: '/in_force_from', detail: 'must be later than now' }],
    },
  );
}
