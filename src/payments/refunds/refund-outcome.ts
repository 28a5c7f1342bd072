import type { OrganisationId } from '../../kernel/id.js';
import type { Transfer } from '../../ledger/index.js';
import type { Payment } from '../payment.js';
import { refundBounced, refundRefused, refundSent } from '../payment.postings.js';
import type { SeenRefund } from '../provider.js';
import type { Refund } from './refund.js';

export interface RefundOutcome {
  readonly refund: Refund;
  readonly transfers: readonly Transfer[];
  /** Whether it has just failed, so that its amount is what its payer is to have back again. */
  readonly hasFailed: boolean;
}

/**
 * What follows from how a refund is seen to stand: by what is written of it already, so that it does not matter how often that is asked,
 * or in which order. One that was paid may come back weeks later; one that failed has ended.
 */
export function outcomeOfRefund(
  refund: Refund,
  { provider, organisationId }: Pick<Payment, 'provider' | 'organisationId'>,
  seen: SeenRefund,
  now: Temporal.Instant,
): RefundOutcome {
  if (refund.state === 'failed') return { refund, transfers: [], hasFailed: false };
  const told = {
    ...{ refundId: refund.id, paymentId: refund.paymentId },
    ...{ organisationId, provider, amount: refund.amount },
  };
  const when = { occurredAt: now };
  const externalId = refund.externalId ?? seen.externalId;
  const sentAt = refund.sentAt ?? now;
  const sent = refund.sentAt ? [] : [refundSent(told, when)];
  const known = { ...refund, externalId, sentAt, nextTryAt: null };
  switch (seen.state) {
    case 'sent':
      return { refund: { ...known, state: lateOf(refund) }, transfers: sent, hasFailed: false };
    case 'paid':
      return {
        refund: { ...known, state: 'paid', endedAt: refund.endedAt ?? now },
        ...{ transfers: sent, hasFailed: false },
      };
    case 'failed':
      return {
        refund: { ...known, state: 'failed', endedAt: now, failure: seen.failure },
        ...{ transfers: [...sent, refundBounced(told, when)], hasFailed: true },
      };
  }
}

/** The provider was not asked, or has nothing of it: it is the payer's still. */
export function refusedRefund(
  refund: Refund,
  organisationId: OrganisationId,
  failure: string,
  now: Temporal.Instant,
): RefundOutcome {
  const back = refundRefused({ refundId: refund.id, organisationId, amount: refund.amount }, { occurredAt: now });
  return {
    refund: { ...refund, state: 'failed', endedAt: now, failure, nextTryAt: null },
    ...{ transfers: [back], hasFailed: true },
  };
}

/** One that is paid was, whatever was seen of it before. */
function lateOf({ state }: Refund): 'sent' | 'paid' {
  return state === 'paid' ? 'paid' : 'sent';
}
