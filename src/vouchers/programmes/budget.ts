import { minus, money, type Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { Problem } from '../../kernel/problem.js';
import type { Period } from '../../kernel/time.js';
import type { Programme } from '../programme.js';

/** What of a programme's money is promised already, and what lies in its fund for more. */
export interface Means {
  /** By all vouchers: of those that ended only what they paid for. */
  readonly committed: Money;
  /** By the vouchers that were offered in this calendar month. */
  readonly committedThisMonth: Money;
  /** Deposited, and neither promised nor spent nor returned. */
  readonly fund: Money;
}

/** The calendar month (UTC) that an instant is in. */
export function monthOf(instant: Temporal.Instant): Period {
  const start = instant.toZonedDateTimeISO('UTC').startOfDay().with({ day: 1 });
  return { start: start.toInstant(), end: start.add({ months: 1 }).toInstant() };
}

/** What may still be promised: within the budget, and within what this month may commit; null where no month has a limit. */
export function roomOf(programme: Programme, { committed, committedThisMonth }: Omit<Means, 'fund'>) {
  const { budgetMinor, monthlyCapMinor, currency } = programme;
  return {
    budget: atLeastNothing(minus(money(budgetMinor, currency), committed)),
    month:
      monthlyCapMinor === null ? null : atLeastNothing(minus(money(monthlyCapMinor, currency), committedThisMonth)),
  };
}

/** Throws `programme-state`, `programme-budget`, `programme-month-full` or `balance-too-low` where a voucher cannot be offered. */
export function refuseOfferBeyond(programme: Programme, means: Means, value: Money, now: Temporal.Instant): void {
  if (programme.state !== 'open') {
    throw new Problem('programme-state', `This programme is ${programme.state}: it offers vouchers only while open.`, {
      state: programme.state,
    });
  }
  const room = roomOf(programme, means);
  if (value.minor > room.budget.minor) throw overBudget(room.budget, value);
  if (room.month && value.minor > room.month.minor) throw monthFull(room.month, value, monthOf(now).end);
  if (value.minor > means.fund.minor) throw fundTooLow(means.fund, value);
}

function overBudget(left: Money, wanted: Money): Problem {
  return new Problem(
    'programme-budget',
    `This programme’s budget has ${inPounds(left)} left, and the voucher is worth ${inPounds(wanted)}. The funder can raise the budget.`,
    { left, wanted },
  );
}

function monthFull(left: Money, wanted: Money, next: Temporal.Instant): Problem {
  return new Problem(
    'programme-month-full',
    `What this programme may commit in a month has ${inPounds(left)} left, and the voucher is worth ${inPounds(wanted)}. ` +
      `The next month begins at ${next.toString()}.`,
    { left, wanted, next_month: next.toString() },
  );
}

function fundTooLow(left: Money, wanted: Money): Problem {
  return new Problem(
    'balance-too-low',
    `This programme’s fund has ${inPounds(left)}, and the voucher is worth ${inPounds(wanted)}. It can be offered once the funder has deposited more.`,
    { left, wanted },
  );
}

function atLeastNothing(amount: Money): Money {
  return amount.minor < 0 ? money(0, amount.currency) : amount;
}
