/** An ISO 4217 code, or `TCR` for time credits, whose minor unit is the minute. */
export type Currency = string;

/** An amount in the currency's minor unit (pence for GBP): always a safe integer, never a float. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

/** The one constructor: throws a RangeError on anything but a safe integer and a three-letter code. */
export function money(minor: number, currency: Currency = 'GBP'): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not a safe integer of minor units: ${minor}`);
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`Not a currency code: ${currency}`);
  return { minor, currency };
}
