import { money, type Money, sum } from '../../kernel/money.js';
import type { Period } from '../../kernel/time.js';

/** What became of an adviser's pay in a quarter, in London. */
export interface PayQuarter {
  /** 1 to 4. */
  readonly quarter: number;
  /** What was given and is paid for; also what was called off so late that something is due. */
  readonly sessions: number;
  /** With VAT, by the day on which it was earned. */
  readonly earned: Money;
  readonly vat: Money;
  /** What the platform charged for the same sessions on top, with VAT. */
  readonly fees: Money;
  /** What reached the adviser, by the day on which it did, less what came back. */
  readonly paid: Money;
  /** Of what was paid: for being late. */
  readonly interest: Money;
  readonly compensation: Money;
}

export interface PayStatement {
  readonly year: number;
  /** All four, also those of which there is nothing to say. */
  readonly quarters: readonly PayQuarter[];
  readonly total: Omit<PayQuarter, 'quarter'>;
}

/** A calendar year, as the rules for reporting by platforms have it. */
export function payStatement(year: number, found: readonly PayQuarter[]): PayStatement {
  const quarters = [1, 2, 3, 4].map((quarter) => found.find((each) => each.quarter === quarter) ?? nothingIn(quarter));
  const of = (part: 'earned' | 'vat' | 'fees' | 'paid' | 'interest' | 'compensation') =>
    sum(quarters.map((quarter) => quarter[part]));
  const total = {
    sessions: quarters.reduce((count, { sessions }) => count + sessions, 0),
    ...{ earned: of('earned'), vat: of('vat'), fees: of('fees') },
    ...{ paid: of('paid'), interest: of('interest'), compensation: of('compensation') },
  };
  return { year, quarters, total };
}

/** Half-open. */
export function yearInLondon(year: number): Period {
  const newYear = (of: number) => new Temporal.PlainDate(of, 1, 1).toZonedDateTime('Europe/London').toInstant();
  return { start: newYear(year), end: newYear(year + 1) };
}

/** The first and the last day of a quarter. */
export function daysOfQuarter(year: number, quarter: number): { from: string; to: string } {
  const from = new Temporal.PlainDate(year, 3 * quarter - 2, 1);
  return { from: from.toString(), to: from.add({ months: 3 }).subtract({ days: 1 }).toString() };
}

function nothingIn(quarter: number): PayQuarter {
  const nothing = money(0);
  const parts = { earned: nothing, vat: nothing, fees: nothing, paid: nothing };
  return { quarter, sessions: 0, ...parts, interest: nothing, compensation: nothing };
}
