import type { FloatStanding } from '../../api/treasury.js';

type Money = FloatStanding['missing'];

/** What a steward has recorded as sent, and GoCardless does not have yet: it is not to be sent once more. */
export function notArrived({ held: { balance }, in_books }: FloatStanding): Money {
  return { ...balance, minor: Math.max(0, in_books.minor - balance.minor) };
}

/** What is still to be sent from the bank, of what is missing there. */
export function stillToSend(missing: Money, float: FloatStanding): Money {
  return { ...missing, minor: Math.max(0, missing.minor - notArrived(float).minor) };
}
