import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '../../accounts/index.js';
import { type Fault, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import type { Policy } from '../policy.js';
import { PolicyNewsTable } from '../news/policy-news.table.js';
import { PolicyTable } from '../policy.table.js';
import { refusePast } from '../record-policy.action.js';
import { daysAfter } from './policy-change.js';
import type { EmergencyRequest } from './policy-change.request.js';
import { permitOnChange } from './relations-to-change.js';

@Injectable()
export class OverridePolicy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Sets a members' figure in an emergency, with the reason in the open. It ends by itself after the days that the members allow, and the
   * figure before it is in force again, unless they decide otherwise by then. Throws `policy-in-the-past`, `policy-dated-already`,
   * `invalid-request` for the figure that is in force, and `emergency-standing` where one of this name is not over: nobody strings emergencies together.
   */
  run(actor: Actor, { name, value, reason, in_force_from }: EmergencyRequest): Promise<Policy[]> {
    permitOnChange(actor, 'overridePolicy', null);
    return this.database.transaction(async (tx) => {
      const policies = new PolicyTable(tx);
      await policies.lock(name);
      const now = this.clock.now();
      const inForceFrom = in_force_from ?? now.add({ milliseconds: 1 });
      refusePast(inForceFrom, now);
      const { emergency_days, voting_days, countdown_days } = await policies.inForce('decisions', now);
      if (await policies.hadEmergency(name, now.subtract({ hours: 24 * (voting_days + countdown_days) })))
        throw standing();
      if (isDeepStrictEqual(await policies.findInForce(name, inForceFrom), value)) throw setAlready();
      const dated = { inForceFrom, endsAt: daysAfter(inForceFrom, emergency_days), recordedAt: now };
      const figure = { name, value: value, decision: `Emergency: ${reason}`.slice(0, 500) };
      const { id } = await policies.insert({ ...figure, ...dated, recordedBy: actor.userId });
      await new PolicyNewsTable(tx).noteEmergency(id, now);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: 'steward', deed: 'policy-overridden', facts: { name } },
        on: { kind: 'policy', id },
      });
      return policies.all();
    });
  }
}

function setAlready(): Problem {
  const fault: Fault = {
    pointer: '/value',
    detail: 'must be another figure: this one is in force then already',
    rule: 'unchanged',
  };
  return new Problem('invalid-request', `Nothing was changed. Please mend: ${fault.pointer}: ${fault.detail}.`, {
    errors: [fault],
  });
}

function standing(): Problem {
  return new Problem(
    'emergency-standing',
    'This figure was set in an emergency already, which is not over or ended a short while ago. Propose a change to the members.',
  );
}
