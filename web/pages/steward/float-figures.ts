import type { FloatStanding } from '../../api/treasury.js';

type Money = FloatStanding['missing'];

/** What lies there by the books, and not at GoCardless: recorded as sent there and not arrived, or gone out to advisers who do not have it yet. */
export function movingIn({ held: { balance }, in_books }: FloatStanding): Money {
  return { ...balance, minor: Math.max(0, in_books.minor - balance.minor) };
}

/** What is still to be sent from the bank, of what is missing there: that counts what goes out, as the books do. */
export function stillToSend(missing: Money, float: FloatStanding): Money {
  return { ...missing, minor: Math.max(0, missing.minor - movingIn(float).minor) };
}
