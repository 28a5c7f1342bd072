import { effectiveRate, judge, type OfferQuote, type Quote } from '../../experts/index.js';
import { chargeOf, minus, money, type Money, sum } from '../../kernel/money.js';
import { type GroupSession } from './group-session.js';
import { wholePayOf } from './group-pay.js';

/** What an hour of a group session brings its adviser as it was quoted, and how that comes about. */
export interface GroupEffective {
  readonly hourly: Money;
  /** Net, without what is paid back. */
  readonly pay: Money;
  /** What the adviser bears themselves. */
  readonly costs: Money;
  /** All that it takes, paid or not. */
  readonly minutes: number;
  readonly floor: Money;
  readonly livingWage: Money;
  readonly verdict: ReturnType<typeof judge>;
  /** With the seats that it needs, and with all of them. */
  readonly atSeats: readonly SeatsBring[];
}

export interface SeatsBring {
  readonly seats: number;
  /** Towards the adviser's pay, VAT included. */
  readonly bring: Money;
  /** What the pool has of that. */
  readonly toPool: Money;
}

type Terms = Omit<GroupSession, 'id'>;

/**
 * Its adviser is paid for the session, so an hour brings the same with few seats and with many. Null of a free one, and of one that was
 * scheduled before its pay was kept.
 * @param seat what a seat was quoted at
 */
export function groupEffective(session: Terms, seat: OfferQuote | null): GroupEffective | null {
  const whole = wholePayOf(session);
  if (!whole || whole.minor === 0 || !seat?.rated) return null;
  const { floor: least } = seat.rated;
  const [pay, costs] = paidAndBorne(session);
  const minutes = minutesOf(session);
  const hourly = effectiveRate({ pay, costs, minutes });
  const [floor, livingWage] = [least.hourly, least.livingWage];
  return {
    ...{ hourly, pay, costs, minutes, floor, livingWage, verdict: judge(hourly, { livingWage, floor }) },
    atSeats: [session.minimumSeats, session.capacity].map((seats) => bringing(seats, seat.quote, whole)),
  };
}

/** The adviser's net pay for the whole without what is paid back, and the costs that nobody pays. */
export function paidAndBorne({ payNetMinor, expensesMinor, unreimbursedCostsMinor, price }: Terms): [Money, Money] {
  const { currency } = price;
  return [money((payNetMinor ?? 0) - expensesMinor, currency), money(unreimbursedCostsMinor, currency)];
}

function minutesOf(terms: Terms): number {
  const contact = terms.startsAt.until(terms.endsAt).total('minutes');
  const paid = contact + terms.preparationMinutes + terms.writeUpMinutes + terms.travelMinutes;
  return paid + terms.unpaidMinutes + terms.unpaidTravelMinutes;
}

function bringing(seats: number, { lines, total }: Quote, whole: Money): SeatsBring {
  const ofAdviser = lines.filter(({ supplier }) => supplier === 'adviser').flatMap(({ net, vat }) => [net, vat]);
  const bring = chargeOf(sum(ofAdviser, total.currency), seats, 1);
  const over = minus(bring, whole);
  return { seats, bring, toPool: over.minor > 0 ? over : money(0, over.currency) };
}
