import type { BookingId, VoucherId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import type { Transfer } from '../../ledger/index.js';
import type { ClawbackCause, Voucher } from '../voucher.js';
import { clawbackBorne, clawbackCharged } from '../voucher.postings.js';

/** Who bears what was drawn: the client, what was declared falsely; who erred, what was an error. Never the adviser. */
export const bearerOf = {
  'false-declaration': 'client',
  'funder-error': 'funder',
  'platform-error': 'platform',
} as const satisfies Record<ClawbackCause, string>;

/** What moves because an amount was drawn of a voucher that is clawed back. Where the funder erred, nothing: its programme has paid. */
export function clawbackTransfers(
  { clawbackCause, id: voucherId, programmeId, organisationId }: Voucher,
  amount: Money,
  { reference, now }: { readonly reference: VoucherId | BookingId; readonly now: Temporal.Instant },
): Transfer[] {
  const drawn = { voucherId, programmeId, amount, reference };
  switch (clawbackCause) {
    case null:
    case 'funder-error':
      return [];
    case 'false-declaration':
      return [clawbackCharged(drawn, organisationId, { occurredAt: now })];
    case 'platform-error':
      return [clawbackBorne(drawn, { occurredAt: now })];
  }
}
