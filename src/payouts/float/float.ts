import { minus, money, type Money, plus } from '../../kernel/money.js';

/** What advisers are to be paid from the float. */
export interface FloatNeed {
  /** In payouts that are planned or sent and not paid yet. */
  readonly underWay: Money;
  /** Due by the end of the next working day, and in no payout yet. */
  readonly due: Money;
}

/** What has to be sent there from the bank: nothing where it holds enough. */
export function missingFrom(balance: Money, { underWay, due }: FloatNeed): Money {
  const missing = minus(plus(underWay, due), balance);
  return missing.minor > 0 ? missing : money(0);
}
