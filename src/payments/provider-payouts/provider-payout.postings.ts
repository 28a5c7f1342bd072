import type { ProviderPayoutId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { moved, platformAccount, type Transfer } from '../../ledger/index.js';
import type { Provider } from '../payment.js';

type When = Pick<Transfer, 'occurredAt' | 'by'>;

interface PaidOut {
  readonly id: ProviderPayoutId;
  readonly provider: Provider;
  readonly amount: Money;
}

/** It has left what the provider has for us. */
export function providerPaidOut({ id, provider, amount }: PaidOut, when: When): Transfer {
  const postings = moved(amount, platformAccount('payouts-under-way'), platformAccount(provider));
  return { code: 'provider-paid-out', reference: id, ...when, postings };
}

/** What the provider kept of a payout for its work, the penny of rounding included. */
export function payoutFees(
  { id, provider, fee }: Omit<PaidOut, 'amount'> & { readonly fee: Money },
  when: When,
): Transfer {
  const postings = moved(fee, platformAccount('provider-fees'), platformAccount(provider));
  return { code: 'payout-fees', reference: id, ...when, postings };
}

/** The bank has it. */
export function payoutArrived({ id, amount }: Omit<PaidOut, 'provider'>, when: When): Transfer {
  const postings = moved(amount, platformAccount('bank'), platformAccount('payouts-under-way'));
  return { code: 'provider-payout-arrived', reference: id, ...when, postings };
}

/** The bank did not take it, or sent it back: the provider has it again. */
export function payoutReturned(
  { id, provider, amount, hasArrived }: PaidOut & { readonly hasArrived: boolean },
  when: When,
): Transfer {
  const where = platformAccount(hasArrived ? 'bank' : 'payouts-under-way');
  return {
    code: 'provider-payout-returned',
    reference: id,
    ...when,
    postings: moved(amount, platformAccount(provider), where),
  };
}
