import {
  type Actor,
  type AuditEntry,
  conflictOf,
  type OperationId,
  permit,
  refuseConflict,
  type Relation,
  relationsTo,
} from '../../accounts/index.js';
import type { OrganisationId, VoucherId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import { ProgrammeTable } from '../programme.table.js';
import type { Voucher } from '../voucher.js';
import { VoucherTable } from '../voucher.table.js';

/** A voucher with which somebody who may does something. */
export interface VoucherAtHand {
  readonly vouchers: VoucherTable;
  readonly standing: Voucher;
  readonly programme: Programme;
  readonly relations: readonly Relation[];
}

/** Throws `not-found`, to strangers too, and `not-allowed`. */
export async function lockVoucher(
  tx: Transaction,
  actor: Actor,
  id: VoucherId,
  operation: OperationId,
): Promise<VoucherAtHand> {
  await findVoucher(tx, actor, id, operation); // no stranger makes it wait
  return atHand(tx, actor, await new VoucherTable(tx).lock(id), operation);
}

/** To look at. Throws as {@link lockVoucher} does. */
export async function findVoucher(
  tx: Transaction,
  actor: Actor,
  id: VoucherId,
  operation: OperationId,
): Promise<VoucherAtHand> {
  return atHand(tx, actor, await new VoucherTable(tx).find(id), operation);
}

async function atHand(
  tx: Transaction,
  actor: Actor,
  standing: Voucher,
  operation: OperationId,
): Promise<VoucherAtHand> {
  const programme = await new ProgrammeTable(tx).find(standing.programmeId);
  const relations = relationsToVoucher(actor, standing, programme);
  permit(operation, relations, 'voucher');
  return { vouchers: new VoucherTable(tx), standing, programme, relations };
}

/** Whoever belongs to the organisation that has a voucher does not speak for its funder as well. */
function relationsToVoucher(actor: Actor, { organisationId }: Voucher, { funderId }: Programme): Relation[] {
  const relations = relationsTo(actor, organisationId);
  const role = roleIn(actor, funderId);
  const speaks = role === 'finance' || role === 'admin';
  return speaks && !roleIn(actor, organisationId) ? [...relations, 'funder'] : relations;
}

/**
 * In what capacity somebody decides over a voucher. Throws `conflict-of-interest` to whoever is close to the organisation that
 * has it, and as {@link inOffice} does.
 */
export async function decidingAs(
  tx: Transaction,
  actor: Actor,
  atHand: VoucherAtHand,
  now: Temporal.Instant,
): Promise<AuditEntry['as']> {
  const role = roleIn(actor, atHand.programme.funderId);
  if (!role || !atHand.relations.includes('funder')) return inOffice(tx, actor, atHand, now);
  await refuseCloseToClient(tx, actor, atHand, now);
  return role;
}

/** What is a steward's alone. Throws `not-allowed` to one of its sides, and `conflict-of-interest` to who is close to either. */
export async function inOffice(
  tx: Transaction,
  actor: Actor,
  atHand: VoucherAtHand,
  now: Temporal.Instant,
): Promise<'steward'> {
  const { funderId } = atHand.programme;
  if (roleIn(actor, funderId) || roleIn(actor, atHand.standing.organisationId)) throw ownVoucher();
  await refuseCloseToClient(tx, actor, atHand, now);
  refuseConflict(await conflictOf(tx, actor.userId, funderId, now), 'you');
  return 'steward';
}

async function refuseCloseToClient(
  tx: Transaction,
  { userId }: Actor,
  { standing: { organisationId, acceptedBy } }: VoucherAtHand,
  now: Temporal.Instant,
): Promise<void> {
  const close = await conflictOf(tx, userId, organisationId, now);
  refuseConflict(close ?? (acceptedBy === userId ? 'applicant' : undefined), 'you');
}

function ownVoucher(): Problem {
  return new Problem(
    'not-allowed',
    'You belong to the organisation that has this voucher, or to its funder. Please let another steward decide.',
  );
}

function roleIn(actor: Actor, id: OrganisationId) {
  return actor.memberships.find(({ organisationId }) => organisationId === id)?.role;
}
