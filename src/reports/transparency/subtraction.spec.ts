import { randomInt } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Figure, type FigureName, figuresOf, type MonthOfPay, type SeldomMonth, type Spread } from './figure.js';
import { isIn, leastAdvisers, type Months, runsOf, toldOf } from './published-months.js';

const names = Array.from({ length: 14 }, (_, place) =>
  Temporal.PlainYearMonth.from('2025-11').add({ months: place }).toString(),
);

/** Who had a part in what, in a month. */
type Parts = Readonly<Record<'pay' | 'charged' | SeldomMonth['name'], readonly number[]>>;

/** Some of nine people: mostly few, so that months go together. */
const some = fc.oneof(
  { weight: 3, arbitrary: fc.constant<number[]>([]) },
  { weight: 3, arbitrary: fc.uniqueArray(fc.nat(8), { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.uniqueArray(fc.nat(8), { maxLength: 9 }) },
);
const aMonth: fc.Arbitrary<Parts> = fc
  .record({
    ...{ pay: some, charged: some, 'interest-paid': some, 'compensation-paid': some },
    ...{ 'under-the-floor': some, disputes: some },
  })
  .map((parts) => ({ ...parts, charged: parts.charged.filter((one) => parts.pay.includes(one)) }));
const time = fc
  .array(aMonth, { minLength: names.length, maxLength: names.length })
  .map((all) => all.map((parts, place) => ({ month: names[place] ?? '', parts })));
type Month = { readonly month: string; readonly parts: Parts };

const seldomNames = ['interest-paid', 'compensation-paid', 'under-the-floor', 'disputes'] as const;
const sourceOf: Readonly<Partial<Record<FigureName, keyof Parts>>> = {
  ...{ pay: 'pay', 'advisers-paid': 'pay', 'days-to-pay-median': 'pay', 'pay-median': 'pay' },
  ...{ 'reaches-advisers': 'charged' },
  ...Object.fromEntries(seldomNames.map((name) => [name, name])),
};

/** Everything that anybody can ask for and is told. */
function everyAnswer(months: readonly Month[]): Figure[] {
  const advisers = months
    .map(({ month, parts }) => ({ month, advisers: parts.pay.length }))
    .filter((one) => one.advisers > 0);
  const seldom = seldomNames.flatMap((name) => seldomMonths(name, months));
  const periods = names.flatMap((from) => names.filter((to) => to >= from).map((to) => ({ from, to })));
  return periods.flatMap((asked) => {
    const told = toldOf(asked, advisers);
    if (!told) return [];
    const paid = months.filter(({ month, parts }) => isIn(month, told) && parts.pay.length > 0);
    const all = new Set(paid.flatMap(({ parts }) => parts.pay)).size;
    const of = { told, runs: runsOf(advisers), seldom, months: paid.map(monthOfPay), spread: spreadOf(all) };
    return figuresOf(of).filter(({ suppressed }) => !suppressed);
  });
}

function seldomMonths(name: SeldomMonth['name'], months: readonly Month[]): SeldomMonth[] {
  return months
    .map(({ month, parts }) => ({ name, month, total: parts[name].length, advisers: parts[name].map(String) }))
    .filter(({ total }) => total > 0)
    .map((one) => ({ ...one, advisers: one.advisers.slice(0, 5) }));
}

function monthOfPay({ month, parts }: Month): MonthOfPay {
  const [advisers, charged_advisers] = [parts.pay.length, parts.charged.length];
  return {
    ...{ month, advisers, payments: advisers, within30: advisers, within60: advisers, pay_minor: advisers },
    ...{ charged_pay_minor: charged_advisers, charged_minor: charged_advisers, charged_advisers },
  };
}

function spreadOf(advisers: number): Spread {
  const nobody = { advisers: 0, median: 0 };
  const days = { median: 1, p95: 1 };
  return { advisers, days, quartiles: [1, 1, 1], byKind: { specialist: nobody, barefoot: nobody } };
}

/**
 * What can be had by adding answers up and taking them from each other: between any two bounds that a chain of answers joins. Each
 * chain is given by its bounds in order; what lies between two that are next to each other is the least there is to find.
 */
function chainsOf(told: readonly Months[]): number[][] {
  const edges = told.map(({ from, to }) => [names.indexOf(from), names.indexOf(to) + 1] as const);
  let chains: Set<number>[] = [];
  for (const edge of edges) {
    const joined = chains.filter((chain) => edge.some((bound) => chain.has(bound)));
    chains = [
      ...chains.filter((chain) => !joined.includes(chain)),
      new Set([...edge, ...joined.flatMap((one) => [...one])]),
    ];
  }
  return chains.map((chain) => [...chain].sort((one, other) => one - other));
}

const seed = randomInt(2 ** 31);

test(`no answer less others is of fewer than five, whatever is asked (seed ${seed})`, () => {
  let found = 0;
  fc.assert(
    fc.property(time, (months) => {
      const answers = everyAnswer(months);
      for (const [name, source] of Object.entries(sourceOf)) {
        const chains = chainsOf(answers.flatMap((one) => (one.name === name && one.months ? [one.months] : [])));
        for (const chain of chains) {
          const [first, last] = [Math.min(...chain), Math.max(...chain)];
          // Two chains that overlap could be taken from each other in part.
          expect(chains.filter((other) => Math.min(...other) < last && Math.max(...other) > first)).toEqual([chain]);
          for (const [place, from] of chain.slice(0, -1).entries()) {
            const between = months.slice(from, chain[place + 1]).flatMap(({ parts }) => parts[source]);
            const people = new Set(between).size;
            expect(people === 0 || people >= leastAdvisers).toBe(true);
            if (people > 0) found++;
          }
        }
      }
    }),
    { seed, numRuns: 150 },
  );
  expect(found).toBeGreaterThan(1000); // much is told all the same
});
