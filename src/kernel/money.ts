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

/** Throws a RangeError where the currencies differ. */
export function plus(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

/** Throws a RangeError where the currencies differ. */
export function minus(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

export function sum(amounts: readonly Money[], currency: Currency = 'GBP'): Money {
  return amounts.reduce(plus, money(0, currency));
}

/** The amount times a fraction of whole numbers, half a penny and more rounded up: what is charged. */
export function chargeOf(amount: Money, numerator: number, denominator: number): Money {
  return money(divide(amount.minor, numerator, denominator, 'half up'), amount.currency);
}

/** The amount times a fraction, rounded down: a share whose remainder somebody else is named to bear. */
export function shareOf(amount: Money, numerator: number, denominator: number): Money {
  return money(divide(amount.minor, numerator, denominator, 'down'), amount.currency);
}

/** Exact on the way: the product may pass 2^53. Amounts that are charged or shared are not negative. */
function divide(minor: number, numerator: number, denominator: number, rounding: 'half up' | 'down'): number {
  if (minor < 0 || numerator < 0 || denominator <= 0)
    throw new RangeError(`Not a part of an amount: ${minor} × ${numerator}/${denominator}`);
  const product = BigInt(minor) * BigInt(numerator);
  const by = BigInt(denominator);
  return Number(rounding === 'down' ? product / by : (product * 2n + by) / (by * 2n));
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not add up.`);
}
