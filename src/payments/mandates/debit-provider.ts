import type { Payment } from '../payment.js';
import type { Mandate, SeenMandate } from './mandate.js';

interface MandateWanted {
  /** The organisation that is asked. */
  readonly payer: string;
  /** Where its member comes back to. That they do proves nothing. */
  readonly returnUrl: string;
}

/**
 * What only a provider of Direct Debits does. Every call is over the network, so outside a transaction, and throws `ProviderUnavailable` where
 * there is no answer.
 */
export interface DebitProvider {
  /** Opens the page of a mandate, the same one for the same id. */
  requestMandate(
    mandate: Mandate,
    wanted: MandateWanted,
  ): Promise<{ readonly requestId: string; readonly url: string | null }>;
  /** Null where nobody has agreed to it yet. */
  lookAtMandate(mandate: Pick<Mandate, 'requestId' | 'externalId'>): Promise<SeenMandate | null>;
  /** Nobody is debited by it any more, nor can agree to it; does nothing where it has ended. */
  cancelMandate(mandate: Pick<Mandate, 'requestId' | 'externalId'>): Promise<void>;
  /** Tries a debit that failed late once more, unless that was done before or is of no use, such as where the account is closed. */
  retry(payment: Payment): Promise<void>;
}
