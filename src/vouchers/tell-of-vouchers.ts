import { Events, type EventContent } from '../events/index.js';
import type { BookingId } from '../kernel/id.js';
import { money } from '../kernel/money.js';
import type { Transaction } from '../platform/database.js';
import type { Application } from './application.js';
import { ProgrammeTable } from './programme.table.js';
import type { Voucher, VoucherState } from './voucher.js';

const becomes = {
  offered: 'voucher.offered',
  declined: 'voucher.declined',
  lapsed: 'voucher.lapsed',
  accepted: 'voucher.accepted',
  active: 'voucher.activated',
  suspended: 'voucher.suspended',
  exhausted: 'voucher.exhausted',
  expired: 'voucher.expired',
  cancelled: 'voucher.cancelled',
  'clawed-back': 'voucher.clawed_back',
} as const satisfies Record<VoucherState, string>;

/** Tells those who follow its organisation or its funder what has become of a voucher; `before` is null of one that was just offered. */
export async function tellOfVoucher(tx: Transaction, voucher: Voucher, before: Voucher | null): Promise<void> {
  if (voucher.state === before?.state) return tellOfExtension(tx, voucher, before);
  const { data, ...told } = await toldOf(tx, voucher);
  const events = new Events(tx);
  const at = voucher.stateSince;
  const isJustAccepted = voucher.acceptedAt !== null && before?.acceptedAt === null;
  if (isJustAccepted && voucher.state !== 'accepted')
    await events.tell({ ...told, type: 'voucher.accepted', at, data });
  const type = before?.state === 'suspended' && voucher.state === 'active' ? 'voucher.resumed' : becomes[voucher.state];
  await events.tell({ ...told, type, at, data });
}

async function tellOfExtension(tx: Transaction, voucher: Voucher, before: Voucher): Promise<void> {
  const at = voucher.extendedAt;
  if (!at || before.extendedAt?.equals(at)) return;
  await new Events(tx).tell({ ...(await toldOf(tx, voucher)), type: 'voucher.extended', at });
}

/** Of what was drawn; what went back whole is nobody's news. */
export async function tellOfVoucherUse(
  tx: Transaction,
  voucher: Voucher,
  {
    reference,
    drawnMinor,
    late,
  }: { readonly reference: BookingId; readonly drawnMinor: number; readonly late: boolean },
  at: Temporal.Instant,
): Promise<void> {
  if (drawnMinor === 0) return;
  const { data, ...told } = await toldOf(tx, voucher);
  const use = { booking_id: reference, drawn: money(drawnMinor, voucher.currency), is_late: late };
  await new Events(tx).tell({ ...told, type: 'voucher.used', at, data: { ...data, ...use } });
}

/** What has become of an application that was submitted: nobody else knows of one before that. */
export async function tellOfApplication(
  tx: Transaction,
  application: Application,
  { kind, at }: { readonly kind: string; readonly at: Temporal.Instant },
): Promise<void> {
  if (application.submittedAt === null) return;
  const { id, programmeId, organisationId, packageId, state, appealDecision } = application;
  const { funderId } = await new ProgrammeTable(tx).find(programmeId);
  const [events, ids] = [new Events(tx), { application_id: id, programme_id: programmeId, package_id: packageId }];
  const data = { ...ids, organisation_id: organisationId, funder_id: funderId };
  const told = { about: { kind: 'application', id }, at, to: { organisations: [organisationId, funderId] } } as const;
  if (kind === 'submitted') await events.tell({ ...told, type: 'application.submitted', data });
  if (kind === 'withdrawn') await events.tell({ ...told, type: 'application.withdrawn', data });
  if (kind === 'appealed') await events.tell({ ...told, type: 'application.appealed', data });
  if (kind.startsWith('appeal-') && appealDecision !== null)
    await events.tell({ ...told, type: 'application.appeal_decided', data: { ...data, decision: appealDecision } });
  const isDecided = state === 'offered' || state === 'wait-listed' || state === 'rejected';
  if (kind === state && isDecided)
    await events.tell({ ...told, type: 'application.decided', data: { ...data, decision: state } });
}

async function toldOf(tx: Transaction, voucher: Voucher) {
  const { id, programmeId, applicationId, organisationId } = voucher;
  const { funderId } = await new ProgrammeTable(tx).find(programmeId);
  const ids = { voucher_id: id, programme_id: programmeId, application_id: applicationId };
  const data: EventContent<'voucher.offered'> = {
    ...{ ...ids, organisation_id: organisationId, funder_id: funderId },
    ...{ value: money(voucher.valueMinor, voucher.currency), expires_at: voucher.expiresAt?.toString() ?? null },
  };
  return { about: { kind: 'voucher', id } as const, to: { organisations: [organisationId, funderId] }, data };
}
