import type { AdviserPayoutId, ExpertId, UserId } from '../../kernel/id.js';
import { minus, money, type Money } from '../../kernel/money.js';
import type { AdviserPayoutState } from '../adviser-payout.js';
import type { PayoutDestination, PayoutRailName } from '../payout-destination.js';

/** A payout that somebody may have to approve. */
export interface ToApprove {
  readonly id: AdviserPayoutId;
  readonly expertId: ExpertId;
  readonly adviserName: string;
  readonly rail: PayoutRailName;
  readonly state: AdviserPayoutState;
  readonly amount: Money;
  readonly plannedAt: Temporal.Instant;
  /** Of the place that it goes to. */
  readonly destination: PayoutDestination['state'];
  /** The provider's. */
  readonly externalId: string | null;
  readonly approvedAt: Temporal.Instant | null;
  readonly approvedBy: UserId | null;
  /** Since when the provider knows of it. */
  readonly toldAt: Temporal.Instant | null;
}

/**
 * `no-such`: no payout of ours. `other-rail`: it goes out without anybody's word. `not-there-yet`: GoCardless does not know of it yet.
 * `over`: it was paid, failed or came back. `own-case`: it goes to who would approve it, or to an adviser they answer for. `place-replaced`: its
 * adviser is paid elsewhere by now. `place-broken`: money came back from there since. `float-too-low`: it does not lie there.
 */
export const approvalRefusals = [
  'no-such',
  'other-rail',
  'not-there-yet',
  'over',
  'own-case',
  'place-replaced',
  'place-broken',
  'float-too-low',
] as const;
export type ApprovalRefusal = (typeof approvalRefusals)[number];

interface Asked {
  readonly id: AdviserPayoutId;
  readonly payout: ToApprove | undefined;
  readonly isOwnCase: boolean;
}

export interface Decided {
  readonly id: AdviserPayoutId;
  readonly payout: ToApprove | undefined;
  /** Null where it is approved, now or before. */
  readonly refusal: ApprovalRefusal | null;
}

/** In the order in which they are asked for: each that is approved leaves less of the float for the next. */
export function decideOnApprovals(asked: readonly Asked[], room: Money): Decided[] {
  let left = room;
  return asked.map(({ id, payout, isOwnCase }) => {
    const refusal = refusalOf(payout, isOwnCase, left);
    if (payout && !payout.approvedAt && !refusal) left = minus(left, payout.amount);
    return { id, payout, refusal };
  });
}

function refusalOf(payout: ToApprove | undefined, isOwnCase: boolean, left: Money): ApprovalRefusal | null {
  if (!payout) return 'no-such';
  if (payout.rail !== 'gocardless') return 'other-rail';
  if (isOwnCase) return 'own-case';
  if (payout.approvedAt && (payout.toldAt || payout.state !== 'sent')) return null;
  const hindrance = hindranceOf(payout);
  if (hindrance ?? payout.approvedAt) return hindrance;
  return payout.amount.minor > left.minor ? 'float-too-low' : null;
}

/** Why its provider is not to be told now that it may go, whoever approved it. Null where it is. */
export function hindranceOf({
  state,
  externalId,
  destination,
}: Pick<ToApprove, 'state' | 'externalId' | 'destination'>): ApprovalRefusal | null {
  if (state === 'planned' || (state === 'sent' && !externalId)) return 'not-there-yet';
  if (state !== 'sent') return 'over';
  if (destination === 'replaced') return 'place-replaced';
  return destination === 'ready' ? null : 'place-broken';
}

/** What may still be approved: what lies there, less what was approved and has not gone. Never below nothing. */
export function roomIn(balance: Money, promised: readonly Money[]): Money {
  const left = promised.reduce(minus, balance);
  return left.minor > 0 ? left : money(0);
}
