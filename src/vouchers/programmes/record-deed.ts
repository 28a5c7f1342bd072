import { type Actor, Audit, type AuditEntry } from '../../accounts/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import { SupportEvents } from '../support-events.table.js';
import { capacityIn } from './funder.js';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Writes down what somebody did to a programme: in its own history, and for the funder's admins to read. */
export async function recordDeed(
  tx: Transaction,
  { id, funderId }: Programme,
  deed: AuditEntry['deed'],
  { actor, at, facts = {} }: { readonly actor: Actor; readonly at: Temporal.Instant; readonly facts?: Facts },
): Promise<void> {
  const by = actor.userId;
  await new SupportEvents(tx).record({ subject: 'programme', subjectId: id, kind: deed, at, by, facts });
  await new Audit(tx).write({
    ...{ at, by, as: capacityIn(actor, funderId), deed, facts },
    on: { kind: 'programme', id },
    organisationId: funderId,
  });
}
