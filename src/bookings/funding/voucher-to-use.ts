import { type Actor, relationsTo } from '../../accounts/index.js';
import type { VoucherId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import { hashOfCode, VoucherTable } from '../../vouchers/index.js';
import type { Booking } from '../booking.js';

/** A voucher by its id, or by the code that its organisation's bookers were told. */
export interface VoucherNamed {
  readonly voucher_id?: string | undefined;
  readonly voucher_code?: string | undefined;
}

/**
 * Which voucher somebody may use: by its id one of an organisation whose money they look after; by its code anybody who
 * books for that organisation. Throws `not-found`, also for a code that is none, and `not-allowed`.
 */
export async function voucherToUse(
  tx: Transaction,
  actor: Actor,
  { organisationId }: Booking,
  { voucher_id: id, voucher_code: code }: VoucherNamed,
): Promise<VoucherId | null> {
  const vouchers = new VoucherTable(tx);
  if (code !== undefined) {
    const voucher = await vouchers.findByCode(hashOfCode(code));
    if (voucher?.organisationId !== organisationId) throw notFound('voucher');
    return voucher.id;
  }
  if (id === undefined) return null;
  const voucher = await vouchers.find(id as VoucherId);
  const relations = relationsTo(actor, voucher.organisationId).filter((relation) => relation !== 'steward');
  if (relations.length === 0) throw notFound('voucher');
  if (relations.some((relation) => relation === 'finance' || relation === 'admin')) return voucher.id;
  throw new Problem('not-allowed', 'It takes finance or an admin to use a voucher by its id. Please use its code.');
}
