import { type Actor, Audit, type AuditEntry } from '../../accounts/index.js';
import type { Transaction } from '../../platform/database.js';
import { SupportEvents } from '../support-events.table.js';
import type { Voucher } from '../voucher.js';
import { type VoucherDecision, VoucherDecisionTable } from './voucher-decision.table.js';

interface Decided extends Pick<VoucherDecision, 'kind' | 'reason'> {
  readonly actor: Actor;
  readonly as: AuditEntry['as'];
  readonly now: Temporal.Instant;
  readonly facts?: Readonly<Record<string, string | number | null>>;
}

/** Who decided what about a voucher, why, and in what capacity: for the voucher's own history and for the audit log. */
export async function writeDecision(tx: Transaction, voucher: Voucher, decided: Decided): Promise<void> {
  const { kind, reason, actor, as, now, facts = {} } = decided;
  const { id, organisationId } = voucher;
  const by = actor.userId;
  await new VoucherDecisionTable(tx).insert({ voucherId: id, kind, at: now, by, reason });
  await new SupportEvents(tx).record({ subject: 'voucher', subjectId: id, kind, at: now, by, facts });
  const on = { kind: 'voucher', id } as const;
  await new Audit(tx).write({ at: now, by, as, deed: `voucher-${kind}`, on, organisationId, facts });
}
