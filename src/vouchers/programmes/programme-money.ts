import { chargeOf, minus, money, type Money, plus, sum } from '../../kernel/money.js';
import { britishDate } from '../../kernel/time.js';

/** What vouchers hold of a programme's money, and what became of it. */
export interface Spending {
  readonly inVouchers: Money;
  /** Set aside for sessions. */
  readonly reserved: Money;
  /** Earned by advisers. */
  readonly drawn: Money;
}

/** What a programme's fund got and gave; together it is what is left in it. */
export interface FundFlows {
  readonly deposited: Money;
  /** Commitment fees, and what the platform made good. */
  readonly otherReceived: Money;
  readonly offered: Money;
  /** From vouchers that ended and sessions that cost less. */
  readonly cameBack: Money;
  readonly returnedToFunder: Money;
  readonly left: Money;
}

const deposits = ['deposit-received', 'deposit-received-reversed', 'deposit-paid'];
const comingBack = /^(voucher-(declined|lapsed|exhausted|expired|cancelled|clawed-back)|returned-to-programme)$/;

export function flowsOf(byCode: ReadonlyMap<string, Money>, currency: string): FundFlows {
  const of = (isOne: (code: string) => boolean) =>
    sum(
      [...byCode].filter(([code]) => isOne(code)).map(([, amount]) => amount),
      currency,
    );
  const gone = (code: string) =>
    minus(
      money(0, currency),
      of((one) => one === code),
    );
  const left = of(() => true);
  const deposited = of((code) => deposits.includes(code));
  const cameBack = of((code) => comingBack.test(code));
  const [offered, returnedToFunder] = [gone('voucher-offered'), gone('fund-returned')];
  const known = minus(plus(deposited, cameBack), plus(offered, returnedToFunder));
  return { deposited, otherReceived: minus(left, known), offered, cameBack, returnedToFunder, left };
}

/** What was drawn, and offered and not given up, over the last days. */
export interface Pace {
  readonly days: number;
  readonly drawn: Money;
  readonly offered: Money;
}

const mostDays = 90;
const furthestDays = 36_500;

/** Since when a pace is measured, and over how many whole days: the last 90, or those since the first offer. */
export function paceSince(firstOffer: Temporal.Instant | null, now: Temporal.Instant) {
  const since = now.subtract({ hours: 24 * mostDays });
  if (firstOffer === null || Temporal.Instant.compare(firstOffer, since) <= 0) return { since, days: mostDays };
  const days = Math.floor((now.epochMilliseconds - firstOffer.epochMilliseconds) / 86_400_000);
  return { since: firstOffer, days: Math.max(1, days) };
}

/** When, if it goes on so, everything has been drawn, and everything has been offered. Null: not at this pace, or not in a century. */
export function forecast(
  { days, drawn, offered }: Pace,
  { left, inVouchers, reserved }: Pick<FundFlows, 'left'> & Pick<Spending, 'inVouchers' | 'reserved'>,
  now: Temporal.Instant,
) {
  return {
    days,
    drawnADay: chargeOf(drawn, 1, days),
    offeredADay: chargeOf(offered, 1, days),
    moneyRunsOutOn: dateAfter(plus(left, plus(inVouchers, reserved)), drawn, days, now),
    fundRunsOutOn: dateAfter(left, offered, days, now),
  };
}

/** On a British calendar. */
function dateAfter(rest: Money, spent: Money, days: number, now: Temporal.Instant): string | null {
  if (spent.minor === 0) return null;
  const left = Number((BigInt(rest.minor) * BigInt(days)) / BigInt(spent.minor));
  return left > furthestDays ? null : britishDate(now.add({ hours: 24 * left }));
}
