import { minus, type Money, money } from '../../kernel/money.js';

/** A session as it really is for an adviser: what it brings, what it costs them, and all the time it takes. */
export interface RealSession {
  readonly pay: Money;
  /** Fares and the like that nobody pays back. */
  readonly costs: Money;
  /** Contact, preparation, write-up and travel, paid or not. */
  readonly minutes: number;
}

/**
 * What an hour really brings: (pay − unreimbursed costs) ÷ all hours, rounded to the penny, half up.
 * It is below zero where the costs eat more than the pay. Throws a RangeError unless the session takes time.
 */
export function effectiveRate({ pay, costs, minutes }: RealSession): Money {
  if (!Number.isSafeInteger(minutes) || minutes <= 0)
    throw new RangeError(`Not whole minutes of a session: ${minutes}`);
  const kept = minus(pay, costs);
  return money(Math.floor((kept.minor * 60 * 2 + minutes) / (minutes * 2)), kept.currency);
}

/** Under the living wage an offer is refused, under the floor it is warned of. */
export function judge(
  rate: Money,
  { livingWage, floor }: { livingWage: Money; floor: Money },
): 'refused' | 'warned' | 'fair' {
  if (rate.minor < livingWage.minor) return 'refused';
  return rate.minor < floor.minor ? 'warned' : 'fair';
}
