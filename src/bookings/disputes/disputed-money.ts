import { minus, money, type Money, plus, shareOf } from '../../kernel/money.js';
import type { Earned } from '../quotes/booking-quote.js';

/** Whose a sum is, and how much of the adviser's is their VAT. */
export interface EarnedPart extends Earned {
  readonly vat: Money;
}

/**
 * A part of what is due, in the proportions of the whole: the platform's fee and its VAT are rounded down, and the odd penny is the adviser's.
 * What is earned later of the same whole is never less than nothing to anybody.
 */
export function partOf(whole: EarnedPart, part: Money): EarnedPart {
  const platform = plus(whole.fee, whole.platformVat);
  const ofPlatform = portion(part, platform, plus(whole.adviser, platform));
  const platformVat = portion(ofPlatform, whole.platformVat, platform);
  const adviser = minus(part, ofPlatform);
  const vat = portion(adviser, whole.vat, whole.adviser);
  return { ...whole, adviser, fee: minus(ofPlatform, platformVat), platformVat, vat };
}

/** What is left of a part once another was earned. */
export function less(part: EarnedPart, earned: EarnedPart): EarnedPart {
  return {
    ...part,
    adviser: minus(part.adviser, earned.adviser),
    fee: minus(part.fee, earned.fee),
    platformVat: minus(part.platformVat, earned.platformVat),
    vat: minus(part.vat, earned.vat),
  };
}

function portion(part: Money, of: Money, whole: Money): Money {
  return whole.minor === 0 ? money(0, part.currency) : shareOf(part, of.minor, whole.minor);
}
