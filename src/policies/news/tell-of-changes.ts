import { Events } from '../../events/index.js';
import type { Transaction } from '../../platform/database.js';
import type { PolicyChange } from '../changes/policy-change.js';
import type { Policy } from '../policy.js';

/** Tells whoever follows how a change stands now. That it was recorded is told of the figure. */
export async function tellOfChange(tx: Transaction, change: PolicyChange, at: Temporal.Instant): Promise<void> {
  const { id, state, name, organisationId, closesAt } = change;
  const told = { about: { kind: 'policy-change', id }, at, to: 'anyone' } as const;
  const data = { change_id: id, name, organisation_id: organisationId, closes_at: closesAt.toString() };
  const events = new Events(tx);
  switch (state) {
    case 'proposed':
      return events.tell({ ...told, type: 'policy.proposed', data });
    case 'open':
      return events.tell({ ...told, type: 'policy.vote_opened', data });
    case 'passed':
    case 'rejected':
    case 'no-quorum':
    case 'withdrawn':
    case 'lapsed':
      return events.tell({ ...told, type: 'policy.decided', data: { ...data, outcome: state } });
    case 'decided':
  }
}

/** Tells whoever follows that a figure was recorded, or that it is in force. */
export async function tellOfFigure(
  tx: Transaction,
  type: 'policy.recorded' | 'policy.in_force',
  policy: Policy,
  at: Temporal.Instant,
): Promise<void> {
  const { id, name, inForceFrom, endsAt } = policy;
  const dated = { in_force_from: inForceFrom.toString(), ends_at: endsAt?.toString() ?? null };
  await new Events(tx).tell({
    ...{ type, about: { kind: 'policy', id }, at, to: 'anyone' },
    data: { policy_id: id, name, ...dated },
  });
}
