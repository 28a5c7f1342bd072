import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money, plus, sum } from '../../kernel/money.js';
import { cancelledQuote, hashOf, quoteOf, type QuoteTerms, sharesOf } from './quote.js';

/** The worked example of the members' policy: £59.99 an hour, an hour's session, half an hour before and a quarter after. */
const example: QuoteTerms = {
  rates: { contact: money(5999), preparation: money(5999), 'write-up': money(5999), travel: money(3000) },
  minutes: { contact: 60, preparation: 30, 'write-up': 15, travel: 0 },
  expenses: money(0),
  feeRate: 800,
  adviserVat: 0,
  platformVat: 0,
};
const spent = { done: [], expenses: money(0) };

describe('the worked example', () => {
  const quote = quoteOf(example);

  test('comes to £113.39, the fee on a line of its own', () => {
    expect(quote.lines.map(({ kind, net }) => [kind, net.minor])).toEqual([
      ['contact', 5999],
      ['preparation', 3000],
      ['write-up', 1500],
      ['fee', 840],
    ]);
    expect(quote).toMatchObject({ adviserNet: money(10499), fee: money(840), total: money(11339) });
  });

  test('is shared 85.04 and 28.35 where a funder pays 75 %', () => {
    expect(sharesOf(quote.total, 75)).toEqual({ funder: money(8504), client: money(2835) });
  });

  test('costs 48.60 cancelled in the 50 % band, and gives back 48.59 and 16.20', () => {
    const due = cancelledQuote(quote, example, { bandRate: 5000, ...spent });
    expect(due).toMatchObject({ adviserNet: money(4500), fee: money(360), total: money(4860) });
    const [paid, borne] = [sharesOf(quote.total, 75), sharesOf(due.total, 75)];
    expect(borne).toEqual({ funder: money(3645), client: money(1215) });
    expect([paid.funder.minor - borne.funder.minor, paid.client.minor - borne.client.minor]).toEqual([4859, 1620]);
  });
});

describe('a quote', () => {
  test('has VAT on each line, by who supplies it', () => {
    const quote = quoteOf({ ...example, adviserVat: 2000, platformVat: 2000 });
    expect(quote.lines.map(({ supplier, vat }) => [supplier, vat.minor])).toEqual([
      ['adviser', 1200],
      ['adviser', 600],
      ['adviser', 300],
      ['platform', 168],
    ]);
    expect(quote.total).toEqual(money(11339 + 2268));
  });

  test('bears no fee on fares', () => {
    expect(quoteOf({ ...example, expenses: money(800) }).fee).toEqual(money(840));
  });

  test('owes nothing in the free band but work that was done and fares that were spent', () => {
    const travelling = { ...example, minutes: { ...example.minutes, travel: 60 } };
    const due = cancelledQuote(quoteOf(travelling), travelling, {
      bandRate: 0,
      done: ['travel'],
      expenses: money(800),
    });
    expect(due).toMatchObject({ adviserNet: money(3800), fee: money(240), total: money(4040) });
  });

  test('never owes more VAT than was quoted, though two small lines round down and their sum up', () => {
    const hour = { contact: money(2), preparation: money(2), 'write-up': money(2), travel: money(1) };
    const minutes = { contact: 60, preparation: 60, 'write-up': 0, travel: 0 };
    const small = { ...example, rates: hour, minutes, adviserVat: 2000 };
    expect(quoteOf(small).vat).toEqual(money(0));
    expect(cancelledQuote(quoteOf(small), small, { bandRate: 10_000, ...spent })).toMatchObject({
      vat: money(0),
      total: quoteOf(small).total,
    });
  });

  test('keeps its hash, and changes it with any figure', () => {
    expect(hashOf(quoteOf(example))).toBe(hashOf(quoteOf({ ...example })));
    expect(hashOf(quoteOf({ ...example, feeRate: 799 }))).not.toBe(hashOf(quoteOf(example)));
  });

  const minutes = fc.integer({ min: 0, max: 600 });
  // Small sums round the oftenest; large ones show what grows.
  const pence = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 50_000 }));
  const percentage = fc.oneof(fc.constantFrom(0, 5000, 10_000), fc.integer({ min: 0, max: 10_000 }));
  const anyTerms = fc.record({
    rates: fc
      .tuple(pence, pence, pence, pence)
      .map(([a, b, c, d]) => ({ contact: money(a), preparation: money(b), 'write-up': money(c), travel: money(d) })),
    minutes: fc
      .tuple(minutes, minutes, minutes, minutes)
      .map(([a, b, c, d]) => ({ contact: a, preparation: b, 'write-up': c, travel: d })),
    expenses: pence.map((minor) => money(minor)),
    feeRate: fc.integer({ min: 0, max: 800 }),
    adviserVat: fc.constantFrom(0, 500, 2000),
    platformVat: fc.constantFrom(0, 2000),
  });
  test('always adds up: lines to the total, shares to the total, what is due and what goes back to what was paid', () => {
    const holds = (given: QuoteTerms, funderPercent: number, bandRate: number) => {
      const quote = quoteOf(given);
      const due = cancelledQuote(quote, given, { bandRate, ...spent });
      for (const { lines, total, adviserNet, fee, vat } of [quote, due]) {
        expect(sum(lines.flatMap((line) => [line.net, line.vat]))).toEqual(total);
        expect(sum([adviserNet, fee, vat])).toEqual(total);
      }
      expect(due.adviserNet.minor).toBeLessThanOrEqual(quote.adviserNet.minor);
      expect(due.fee.minor).toBeLessThanOrEqual(quote.fee.minor);
      expect(due.vat.minor).toBeLessThanOrEqual(quote.vat.minor);
      const [paid, borne] = [sharesOf(quote.total, funderPercent), sharesOf(due.total, funderPercent)];
      expect(plus(paid.funder, paid.client)).toEqual(quote.total);
      for (const source of ['funder', 'client'] as const) {
        const returned = paid[source].minor - borne[source].minor;
        expect([borne[source].minor >= 0, returned >= 0]).toEqual([true, true]);
      }
    };
    fc.assert(fc.property(anyTerms, fc.integer({ min: 0, max: 100 }), percentage, holds), { numRuns: 2000 });
  });
});
