import { randomInt } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money, sum } from '../../kernel/money.js';
import { PolicyTimeline } from '../../policies/index.js';
import { type Borne, compensationOf, type Debt, interestOf, latenessOf, lateTerms, referenceDay } from './late-pay.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const base = (id: string, percent: number, from: string) => ({
  ...({ id, name: 'base-rate', value: { percent }, decision: 'Bank of England' } as const),
  inForceFrom: Temporal.Instant.from(from),
});

describe('what the law adds', () => {
  test.each([
    ['£10,000 for 60 days at 11.75 %', 1_000_000, 1175, 60, 19_315, 10_000],
    ['£450 for 14 days at 11.75 %', 45_000, 1175, 14, 203, 4000],
    ['£1,200 for 31 days at 12 %', 120_000, 1200, 31, 1223, 7000],
    ['a leap year has 366 days of a 365th', 365_000, 1000, 366, 36_600, 7000],
    ['exactly half a penny is a penny', 1825, 1000, 1, 1, 4000],
    ['less is nothing yet', 1824, 1000, 1, 0, 4000],
  ])('%s', (_, debt, rate, days, interest, compensation) => {
    expect(interestOf(money(debt), rate, days)).toEqual(money(interest));
    expect(compensationOf(money(debt))).toEqual(money(compensation));
  });

  test.each([
    [1, 4000],
    [99_999, 4000],
    [100_000, 7000],
    [999_999, 7000],
    [1_000_000, 10_000],
  ])('compensates %i pence by %i', (debt, compensation) => {
    expect(compensationOf(money(debt))).toEqual(money(compensation));
  });
});

describe('the rate', () => {
  test.each([
    ['2027-06-30', '2026-12-31'],
    ['2027-07-01', '2027-06-30'],
    ['2027-12-31', '2027-06-30'],
    ['2028-01-01', '2027-12-31'],
    ['2028-02-29', '2027-12-31'],
  ])('of what starts to run on %s is that of %s', (start, reference) => {
    expect(referenceDay(day(start)).toString()).toBe(reference);
  });

  const policies = new PolicyTimeline([
    base('old', 5, '2026-01-01T00:00Z'),
    base('on 31 December', 4.25, '2026-12-31T12:00Z'),
    base('on 30 June', 4, '2027-06-30T11:00Z'),
    base('from 1 July', 3.75, '2027-06-30T23:00Z'), // midnight in London
  ]);

  test.each([
    ['2026-12-30', 1300, 'old'], // starts on the 31st: the rate of 30 June
    ['2026-12-31', 1225, 'on 31 December'],
    ['2027-06-29', 1225, 'on 31 December'],
    ['2027-06-30', 1200, 'on 30 June'],
    ['2027-12-30', 1200, 'on 30 June'],
    ['2027-12-31', 1175, 'from 1 July'],
  ])('of what was due on %s is %i, by the base rate %s', (since, rate, basePolicyId) => {
    const due = day(since);
    expect(lateTerms(money(1), due, policies)).toEqual({ since: due, rate, basePolicyId, compensation: money(4000) });
  });

  test('is not made up where none is known', () => {
    expect(() => lateTerms(money(1), day('2026-01-15'), policies)).toThrow('No policy of base-rate was in force');
  });
});

const nation = 'england-and-wales' as const;
const policies = new PolicyTimeline([base('one', 3.75, '2020-01-01T00:00Z')]);
const debt: Debt = {
  ...{ amount: money(1_000_000), dueOn: day('2027-03-01'), paidOn: null, terms: null, borne: null },
  readyAt: Temporal.Instant.from('2027-01-01T12:00Z'),
};
const on = (today: string) => ({ today: day(today), nation, policies });

describe('what is not paid', () => {
  test('is not late on the day it is due', () => {
    expect(latenessOf(debt, on('2027-03-01'))).toBeNull();
  });

  test('bears interest from the next day', () => {
    expect(latenessOf(debt, on('2027-03-02'))).toEqual({
      terms: { since: day('2027-03-01'), rate: 1175, basePolicyId: 'one', compensation: money(10_000) },
      ...{ isNew: true, interest: { through: day('2027-03-02'), days: 1, amount: money(322) } },
    });
  });

  test('bears it for days that nobody wrote, at once', () => {
    expect(latenessOf(debt, on('2027-04-30'))?.interest).toMatchObject({ days: 60, amount: money(19_315) });
  });

  test('bears it through the day on which its adviser had it, and no longer', () => {
    const paid = { ...debt, paidOn: day('2027-03-11') };
    expect(latenessOf(paid, on('2027-03-31'))?.interest).toMatchObject({ through: day('2027-03-11'), days: 10 });
    expect(latenessOf({ ...debt, paidOn: day('2027-03-01') }, on('2027-03-31'))).toBeNull();
  });
});

describe('who has nowhere to be paid to', () => {
  const nowhere = { ...debt, readyAt: null };
  const mended = { ...debt, readyAt: Temporal.Instant.from('2027-03-05T18:00Z') }; // a Friday: payable on Monday the 8th

  test('is not paid late', () => {
    expect(latenessOf(nowhere, on('2027-04-30'))).toBeNull();
    expect(latenessOf(mended, on('2027-03-08'))).toBeNull();
    expect(latenessOf(mended, on('2027-03-09'))).toMatchObject({
      terms: { since: day('2027-03-08') },
      interest: { days: 1 },
    });
  });

  test('has the bank holidays of where they work', () => {
    const inEaster = { ...debt, readyAt: Temporal.Instant.from('2027-03-25T18:00Z') };
    expect(latenessOf(inEaster, { ...on('2027-03-30'), nation: 'scotland' })?.terms.since).toEqual(day('2027-03-29'));
    expect(latenessOf(inEaster, on('2027-03-30'))).toBeNull();
  });

  test('keeps what was written, and has more from the day after they could be paid again', () => {
    const late = latenessOf(debt, on('2027-03-03'));
    const known = { terms: late?.terms ?? null, borne: late?.interest ?? null };
    expect(latenessOf({ ...nowhere, ...known }, on('2027-03-20'))).toBeNull();
    expect(latenessOf({ ...mended, ...known }, on('2027-03-08'))).toMatchObject({ isNew: false, interest: null });
    const after = latenessOf({ ...mended, ...known }, on('2027-03-10'));
    expect(after).toMatchObject({ terms: late?.terms, interest: { days: 2, through: day('2027-03-10') } });
    // Four days have borne interest by then: two before, two after.
    expect(sum([late?.interest?.amount ?? money(0), after?.interest?.amount ?? money(0)])).toEqual(
      interestOf(debt.amount, 1175, 4),
    );
  });
});

describe('however it is written', () => {
  const seed = randomInt(2 ** 31);

  test(`days add up to the whole, and it never grows less (seed ${seed})`, () => {
    const anyDebt = fc.record({
      amount: fc.integer({ min: 1, max: 5_000_000 }),
      dueOn: fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
      waits: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 }),
    });
    fc.assert(
      fc.property(anyDebt, ({ amount, dueOn, waits }) => {
        const owed = { ...debt, amount: money(amount), dueOn: day(dueOn.toISOString().slice(0, 10)) };
        const ready = { ...owed, readyAt: Temporal.Instant.from('2025-01-01T12:00Z') };
        let [today, known]: [Temporal.PlainDate, Pick<Debt, 'terms' | 'borne'>] = [
          owed.dueOn,
          { terms: null, borne: null },
        ];
        for (const days of waits) {
          today = today.add({ days });
          const late = latenessOf({ ...ready, ...known }, { today, nation, policies });
          if (late) known = { terms: late.terms, borne: plusBorne(known.borne, late.interest) };
          expect(latenessOf({ ...ready, ...known }, { today, nation, policies })?.interest ?? null).toBeNull();
        }
        const days = owed.dueOn.until(today, { largestUnit: 'days' }).days;
        expect(known.borne?.amount ?? money(0)).toEqual(interestOf(owed.amount, 1175, days));
      }),
      { seed, numRuns: 300 },
    );
  });
});

function plusBorne(so: Borne | null, more: Borne | null): Borne | null {
  if (!so || !more) return more ?? so;
  return { through: more.through, days: so.days + more.days, amount: sum([so.amount, more.amount]) };
}
