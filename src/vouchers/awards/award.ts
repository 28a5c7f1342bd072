import type { UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { type ClawbackCause, type Voucher, type VoucherState, voucherStateAt } from '../voucher.js';
import type { VoucherEnd } from '../voucher.postings.js';
import { activeTerms, endOfDayLater } from './terms.js';

export type EndedVoucher = Voucher & { readonly state: VoucherEnd };

/** Throws `voucher-state` unless it is in one of these states, by the clock. */
export function refuseUnless(voucher: Voucher, states: readonly VoucherState[], now: Temporal.Instant): void {
  const state = voucherStateAt(voucher, now);
  if (states.includes(state)) return;
  throw new Problem('voucher-state', `This voucher is ${state}. For that it has to be ${states.join(' or ')}.`, {
    state,
  });
}

/**
 * The organisation takes the offer. Where a commitment fee is asked for, the voucher waits for that; otherwise it can be used
 * at once. Throws `offer-lapsed`, `voucher-state`.
 */
export function accept(
  voucher: Voucher,
  { by, codeHash }: { readonly by: UserId; readonly codeHash: string },
  now: Temporal.Instant,
): Voucher {
  if (voucherStateAt(voucher, now) === 'lapsed') throw offerLapsed(voucher);
  refuseUnless(voucher, ['offered'], now);
  const accepted = { ...inState(voucher, 'accepted', now), acceptedAt: now, acceptedBy: by, codeHash };
  return voucher.commitmentFeeMinor === 0 ? activate(accepted, now) : accepted;
}

/** Once its fee is paid or waived. Throws `voucher-state`. */
export function activate(voucher: Voucher, now: Temporal.Instant): Voucher {
  refuseUnless(voucher, ['accepted'], now);
  return { ...inState(voucher, 'active', now), ...activeTerms(voucher, now) };
}

/** Throws `offer-lapsed`, `voucher-state`. */
export function decline(voucher: Voucher, now: Temporal.Instant): EndedVoucher {
  if (voucherStateAt(voucher, now) === 'lapsed') throw offerLapsed(voucher);
  refuseUnless(voucher, ['offered'], now);
  return end(voucher, { state: 'declined', reason: 'The organisation declined the offer.' }, now);
}

/** Once, by so many days, also for the first session. Throws `voucher-state`, `already-extended`, `extension-too-long`. */
export function extend(
  voucher: Voucher,
  { days, most }: { readonly days: number; readonly most: number },
  now: Temporal.Instant,
): Voucher {
  refuseUnless(voucher, ['active', 'suspended'], now);
  if (voucher.extendedAt) throw new Problem('already-extended', 'This voucher was extended already, and once is all.');
  if (days > most)
    throw new Problem('extension-too-long', `A voucher is extended by at most ${most} days. Choose fewer.`, { most });
  const { startBy, expiresAt } = voucher;
  return {
    ...voucher,
    extendedAt: now,
    startBy: startBy && endOfDayLater(startBy, days),
    expiresAt: expiresAt && endOfDayLater(expiresAt, days),
  };
}

/** Nothing more can be set aside of it until it is resumed; what is set aside stays. Throws `voucher-state`. */
export function suspend(voucher: Voucher, reason: string, now: Temporal.Instant): Voucher {
  refuseUnless(voucher, ['active'], now);
  return { ...inState(voucher, 'suspended', now), suspendedAt: now, suspensionReason: reason };
}

/** Throws `voucher-state`. */
export function resume(voucher: Voucher, now: Temporal.Instant): Voucher {
  refuseUnless(voucher, ['suspended'], now);
  return inState(voucher, 'active', now);
}

/** Throws `voucher-state`. */
export function cancel(voucher: Voucher, reason: string, now: Temporal.Instant): EndedVoucher {
  refuseUnless(voucher, ['offered', 'accepted', 'active', 'suspended'], now);
  return end(voucher, { state: 'cancelled', reason }, now);
}

export const canBeClawedBack = ['active', 'suspended', 'exhausted', 'expired', 'cancelled'] as const;

/** Also one that ended: it may come out late that it never should have been. Throws `voucher-state`. */
export function clawBack(
  voucher: Voucher,
  { cause, reason }: { readonly cause: ClawbackCause; readonly reason: string },
  now: Temporal.Instant,
): EndedVoucher {
  refuseUnless(voucher, canBeClawedBack, now);
  return { ...end(voucher, { state: 'clawed-back', reason }, now), clawbackCause: cause };
}

/** What is spent or set aside of a voucher. */
export interface Standing {
  readonly leftMinor: number;
  readonly reservedMinor: number;
  readonly drawnMinor: number;
}

export interface EndByItself {
  readonly state: 'lapsed' | 'expired' | 'exhausted';
  readonly reason: string;
}

/** How a voucher ends that nobody ends: by the clock, or because there is nothing more to spend. */
export function endDue(voucher: Voucher, standing: Standing, now: Temporal.Instant): EndByItself | undefined {
  const state = voucherStateAt(voucher, now);
  if (state === voucher.state && state !== 'active' && state !== 'suspended') return undefined;
  if (state === 'lapsed') return { state, reason: 'Nobody accepted the offer in time.' };
  if (state === 'expired') return { state, reason: 'The time to use it is over.' };
  const { leftMinor, reservedMinor, drawnMinor } = standing;
  if (leftMinor === 0 && reservedMinor === 0) return { state: 'exhausted', reason: 'All of it is spent.' };
  const unused = reservedMinor === 0 && drawnMinor === 0;
  const late = voucher.startBy !== null && Temporal.Instant.compare(now, voucher.startBy) >= 0;
  return unused && late ? { state: 'expired', reason: 'No session began in the time to start.' } : undefined;
}

/** It ends: nothing more can be set aside of it. */
export function end(
  voucher: Voucher,
  { state, reason }: { readonly state: VoucherEnd; readonly reason: string },
  now: Temporal.Instant,
): EndedVoucher {
  return { ...inState(voucher, state, now), state, endedAt: now, endReason: reason };
}

/** Only a suspended voucher says why it is. */
function inState(voucher: Voucher, state: VoucherState, now: Temporal.Instant): Voucher {
  return { ...voucher, state, stateSince: now, suspendedAt: null, suspensionReason: null };
}

function offerLapsed({ offerLapsesAt }: Voucher): Problem {
  return new Problem(
    'offer-lapsed',
    'The time to accept this offer is over. Ask the funder whether there is another.',
    {
      offer_lapsed_at: offerLapsesAt.toString(),
    },
  );
}
