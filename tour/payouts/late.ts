import { exchange, exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import { passTo } from '../payments/time.js';
import { check, say, show, step } from '../print.js';
import type { DatedPolicies, Earning, LateList } from './answers.js';
import { approveTheRest } from './approvals.js';
import { latestPayout, readPayout } from './payouts.js';
import type { Paid } from './story.js';

export async function seeItGetLate(paid: Paid): Promise<void> {
  const { cast, days, news } = paid;
  const { steward, angharad } = cast;
  step('A week late: what the law adds, without anybody’s asking');
  await passTo(paid, days.at(4, 4, '09:00'));
  const { items } = await exchange<LateList>(steward, 'GET /payouts/late', {
    tell: (late) => [
      '',
      ...late.items.map(
        ({ expert, amount, due_on: on, days: count, percent }) =>
          `${pounds(amount)} to ${expert.name}, due on ${on}: ${count} days at ${percent} %`,
      ),
    ],
  });
  const [late] = items;
  check('it is late since the day it was due', items.length === 1 && late?.late_since === days.date(3, 4), items);
  check('it has borne interest for seven days', late?.days === 7, late);
  await checkInterest(paid, { principal: angharad.hour.pay.minor, days: 7, seen: late?.interest.minor });
  check('and £40.00 are added, as of any debt below £1,000', late?.compensation.minor === 4000, late);
  await news.of([angharad, 'pay-late']);
}

/** Reckoned here, from what the law and the Bank of England say. */
async function checkInterest(
  paid: Paid,
  { principal, days, seen }: { readonly principal: number; readonly days: number; readonly seen: number | undefined },
): Promise<void> {
  const rate = await statutoryRate(paid);
  // Whole numbers: pence times hundredths of a percent times days; half a penny and more is a penny.
  const [over, year] = [BigInt(principal) * BigInt(Math.round(rate * 100)) * BigInt(days), 365n * 10_000n];
  const due = Number((over * 2n + year) / (year * 2n));
  show(`${pounds({ minor: principal })} × ${rate} % × ${days} ÷ 365 = ${pounds({ minor: due })}`);
  check(`the interest is ${pounds({ minor: due })}, to the penny`, seen === due, { seen, due });
}

/** 8 % over the base rate that was in force at the end of the last June or December before it was late. */
async function statutoryRate({ cast: { steward }, days }: Paid): Promise<number> {
  const lateOn = Temporal.PlainDate.from(days.date(3, 5));
  const reference = lateOn.month > 6 ? `${lateOn.year}-06-30` : `${lateOn.year - 1}-12-31`;
  const { items } = await exchangeQuietly<DatedPolicies>(steward, 'GET /policies');
  const [base] = items
    .filter(({ name, in_force_from: from }) => name === 'base-rate' && from.slice(0, 10) <= reference)
    .toSorted((a, b) => b.in_force_from.localeCompare(a.in_force_from));
  const percent = base?.value.percent ?? 0;
  show(`The Bank of England’s base rate on ${reference} was ${percent} %: with 8 % that is ${8 + percent} % a year.`);
  return 8 + percent;
}

/** Within the hour. */
export async function payWhatBeingLateAdded(paid: Paid): Promise<void> {
  const { cast, days } = paid;
  const { angharad } = cast;
  step('What being late added is paid by itself');
  await passTo(paid, days.at(5, 4, '10:00'));
  const { id } = await latestPayout(angharad);
  const { items: parts, amount } = await readPayout(angharad, id);
  const partOf = (kind: string) => parts.find((part) => part.kind === kind)?.amount.minor;
  await checkInterest(paid, { principal: angharad.hour.pay.minor, days: 14, seen: partOf('interest') });
  check('and £40.00, and nothing else', partOf('compensation') === 4000 && parts.length === 2, parts);
  await approveTheRest(paid, amount);
  say('So she sees it:');
  const { items } = await exchange<{ items: readonly Earning[] }>(angharad, `GET ${angharad.path}/earnings`, {
    tell: (earnings) => [
      '',
      ...earnings.items.map(
        ({ amount: pay, due_on: on, paid_on: had, late }) =>
          `${pounds(pay)}, due on ${on}, paid on ${had ?? 'no day'}` +
          (late ? `, with ${pounds(late.interest)} of interest and ${pounds(late.compensation)}` : ''),
      ),
    ],
  });
  check('one of the two was late, and both are paid', items.map(({ state }) => state).join() === 'paid,paid', items);
  const { items: left } = await exchange<LateList>(cast.steward, 'GET /payouts/late');
  check('nothing is late any more', left.length === 0, left);
}
