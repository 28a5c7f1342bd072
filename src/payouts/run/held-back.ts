import type { OutgoingRails } from '../../payments/index.js';
import type { PayoutDestination } from '../payout-destination.js';

/** Why what is due to an adviser cannot be paid now: they named no place, it is being checked, money came back, or we have no keys of it. */
export const heldBackReasons = ['no-destination', 'checking', 'broken', 'rail-off'] as const;
export type HeldBackReason = (typeof heldBackReasons)[number];

/** Null where it can. */
export function heldBackBy(
  destination: Pick<PayoutDestination, 'rail' | 'state'> | null,
  rails: Pick<OutgoingRails, 'has'>,
): HeldBackReason | null {
  if (!destination || destination.state === 'replaced') return 'no-destination';
  const { rail, state } = destination;
  if (state !== 'ready') return state;
  return rail === 'bank-file' || rails.has(rail) ? null : 'rail-off';
}
