import { expect, test } from '@jest/globals';
import type { QuoteLine } from '../../experts/index.js';
import { newId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { BookingQuote } from '../quotes/booking-quote.js';
import { effectivePay } from './effective-pay.js';

const minutesOf = (contact: number, preparation = 0, writeUp = 0, travel = 0) => ({
  ...{ contact, preparation, write_up: writeUp, travel },
});

function quotedAt(
  pay: number,
  given: { expenses?: number; costs?: number } = {},
): Pick<BookingQuote, 'quote' | 'rated'> {
  const { expenses = 0, costs = 0 } = given;
  const nothing = money(0);
  const reimbursed: QuoteLine = {
    ...{ kind: 'expenses', supplier: 'adviser', minutes: null, hourly: null },
    ...{ net: money(expenses), vatRate: 0, vat: nothing },
  };
  const total = money(pay + expenses);
  return {
    quote: { lines: expenses > 0 ? [reimbursed] : [], adviserNet: total, fee: nothing, vat: nothing, total },
    rated: { ...{ rateCardId: newId(), area: 'uk', floor: money(2959), effective: nothing }, costs: money(costs) },
  };
}

const livingWage = money(1345);

test.each([
  // The worked example of the members: £60 for an hour, with .75 h of work, 1 h of travel and £8 of fares that nobody pays.
  ['unpaid work and fares', quotedAt(6000, { costs: 800 }), minutesOf(60, 30, 15, 60), 1891, 'under-floor'],
  ['fares that are paid back are no pay', quotedAt(6000, { expenses: 800 }), minutesOf(60), 6000, 'fair'],
  ['as it was quoted', quotedAt(10_499), minutesOf(60, 30, 15), 5999, 'fair'],
  ['exactly the floor', quotedAt(2959), minutesOf(60), 2959, 'fair'],
  ['a penny under it', quotedAt(2958), minutesOf(60), 2958, 'under-floor'],
  ['exactly the living wage', quotedAt(1345), minutesOf(60), 1345, 'under-floor'],
  ['a penny under that', quotedAt(1344), minutesOf(60), 1344, 'under-living-wage'],
  ['work that took three times as long', quotedAt(6000), minutesOf(60, 60, 60, 120), 1200, 'under-living-wage'],
] as const)('%s', (_, quoted, minutes, hourly, verdict) => {
  const { contact, preparation, write_up: writeUp, travel } = minutes;
  expect(effectivePay(quoted, minutes, livingWage)).toMatchObject({
    hourly: money(hourly),
    facts: { minutes: contact + preparation + writeUp + travel, living_wage_minor: 1345, verdict },
  });
});

test('nothing is judged where no time was recorded, or it is paid for in time', () => {
  expect(effectivePay(quotedAt(6000), null, livingWage)).toBeNull();
  expect(effectivePay(quotedAt(6000), minutesOf(0), livingWage)).toBeNull();
  expect(effectivePay({ ...quotedAt(6000), rated: null }, minutesOf(60), livingWage)).toBeNull();
});
