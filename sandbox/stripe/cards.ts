import type { CardKind } from './money.js';

/** A card to try with. What becomes of it is what it is for. */
export interface Card {
  readonly brand: 'visa' | 'mastercard';
  readonly last4: string;
  readonly kind: CardKind;
  /** `challenge` asks the payer to prove who they are (3-D Secure). */
  readonly outcome: 'succeeds' | 'challenge' | 'declines';
  readonly declineCode?: string;
  /** What happens after it has paid. */
  readonly later?: 'dispute' | 'refund-fails';
  /** Its money may be used at once. */
  readonly availableAtOnce?: boolean;
}

/** By the ids that Stripe gives its own test cards; the business card is ours. */
export const cards = {
  pm_card_visa: { brand: 'visa', last4: '4242', kind: 'standard', outcome: 'succeeds' },
  pm_card_sandboxBusiness: { brand: 'mastercard', last4: '5454', kind: 'business', outcome: 'succeeds' },
  pm_card_authenticationRequired: { brand: 'visa', last4: '3155', kind: 'standard', outcome: 'challenge' },
  pm_card_chargeDeclined: {
    brand: 'visa',
    last4: '0002',
    kind: 'standard',
    outcome: 'declines',
    declineCode: 'generic_decline',
  },
  pm_card_chargeDeclinedInsufficientFunds: {
    brand: 'visa',
    last4: '9995',
    kind: 'standard',
    outcome: 'declines',
    declineCode: 'insufficient_funds',
  },
  pm_card_createDispute: { brand: 'visa', last4: '0259', kind: 'standard', outcome: 'succeeds', later: 'dispute' },
  pm_card_refundFail: { brand: 'visa', last4: '5126', kind: 'standard', outcome: 'succeeds', later: 'refund-fails' },
  pm_card_bypassPending: { brand: 'visa', last4: '0077', kind: 'standard', outcome: 'succeeds', availableAtOnce: true },
} as const satisfies Record<string, Card>;
export type CardId = keyof typeof cards;

export function isCard(id: string): id is CardId {
  return Object.hasOwn(cards, id);
}
