import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OrganisationId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { MatchKind } from '../programme.js';
import type { Voucher } from '../voucher.js';
import { dueOfVoucher, usedOf, voucherShareOf } from './voucher-share.js';

const now = Temporal.Instant.from('2027-03-22T09:00:00Z');
const organisationId = 'o' as OrganisationId;

/** Worth £600, of which the funder's part is 75 %. */
function aVoucher(match: MatchKind, more: Partial<Voucher> = {}): Voucher {
  return {
    ...{ organisationId, state: 'active', currency: 'GBP', valueMinor: 60_000, preparationMostMinor: 60_000 },
    ...{ minutes: null, funderPercent: 75, match, matchMinutesAnHour: match === 'time-credits' ? 40 : null },
    ...{ paysFeeAndVat: true, topics: [], adviserKinds: [], startBy: null },
    expiresAt: Temporal.Instant.from('2027-09-22T23:00:00Z'),
    ...more,
  } as unknown as Voucher;
}

function shareOf(voucher: Voucher, totalMinor: number, { left = 60_000, inKind = 0, startsAt = now } = {}) {
  const session = {
    ...({ organisationId, startsAt, adviserKind: 'specialist', adviserTopics: [], minutes: 105 } as const),
    ...{ total: money(totalMinor), feeAndVat: money(0), preparation: { net: money(0), vat: money(0) } },
  };
  return voucherShareOf(voucher, usedOf(money(left), [], money(inKind)), session, { now, most: null });
}

describe('a voucher whose match is', () => {
  // The members' worked example: £113.39, of which a funder at 75 % pays £85.04.
  test.each([
    ['cash', 8504, 7500, 0],
    ['in-kind', 11_339, 10_000, 0],
    ['time-credits', 11_339, 10_000, 70],
  ] as const)('%s pays %d of £113.39, and as much of what is due of it', (match, amount, funderRate, matchMinutes) => {
    const share = shareOf(aVoucher(match), 11_339);
    expect(share).toMatchObject({ amount: money(amount), funderRate, matchMinutes });
    expect(dueOfVoucher(money(4860), money(11_339), share)).toEqual(money(match === 'cash' ? 3645 : 4860));
  });

  test.each([
    [60_000, 30_000, 0, true], // the first half of it
    [60_000, 30_001, 0, true], // nothing was used before, so nothing is due beside it
    [30_000, 1, 9_999, false],
    [30_000, 1, 10_000, true], // a quarter beside three quarters: £100 beside £300
    [30_001, 1, 0, true],
    [10_000, 10_000, 16_665, false],
    [10_000, 10_000, 16_666, true],
  ])('in kind lets one with %d left pay %d where %d is confirmed: %s', (left, wanted, inKind, may) => {
    const attempt = () => shareOf(aVoucher('in-kind'), wanted, { left, inKind });
    if (may) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code: 'match-needed' }));
  });
});

test.each([
  // £100 of contact and £50 of preparation, each with VAT at 20 %, and a fee of £12 with its VAT.
  [true, 100, 60_000, 19_440, 6000],
  [true, 100, 0, 13_440, 0],
  [true, 75, 2000, 12_080, 2000],
  [false, 100, 60_000, 15_000, 5000],
  [false, 100, 0, 10_000, 0],
  [false, 75, 3000, 10_500, 3000],
])('a voucher that pays fee and VAT: %s, and %d %, of preparation at most %dp, pays %dp', (...row) => {
  const [paysFeeAndVat, funderPercent, preparationMostMinor, amount, preparation] = row;
  const voucher = aVoucher('cash', { paysFeeAndVat, funderPercent, preparationMostMinor });
  const session = {
    ...({ organisationId, startsAt: now, adviserKind: 'specialist', adviserTopics: [], minutes: 90 } as const),
    ...{ total: money(19_440), feeAndVat: money(4440), preparation: { net: money(5000), vat: money(1000) } },
  };
  const share = voucherShareOf(voucher, usedOf(money(60_000), [], money(0)), session, { now, most: null });
  expect(share).toMatchObject({ amount: money(amount), preparation: money(preparation) });
});

test('no more is ever asked for in kind than the client’s part beside what was used', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 20 }),
      (funderPercent, prices) => {
        const voucher = aVoucher('in-kind', { funderPercent });
        let [left, inKind, used] = [60_000, 0, 0];
        for (const price of prices) {
          if (price > left) break;
          try {
            shareOf(voucher, price, { left, inKind });
          } catch (error) {
            inKind = (error as { facts: { needed: { minor: number } } }).facts.needed.minor;
            shareOf(voucher, price, { left, inKind });
          }
          expect(inKind * funderPercent).toBeLessThanOrEqual(used * (100 - funderPercent));
          left -= price;
          used += price;
        }
      },
    ),
  );
});

test.each([
  ['2027-09-22T22:59:00Z', true],
  ['2027-09-22T23:00:00Z', false], // the day after the last
])('a session at %s starts in time: %s', (start, may) => {
  const attempt = () =>
    shareOf(aVoucher('none', { funderPercent: 100 }), 100, { startsAt: Temporal.Instant.from(start) });
  if (may) expect(attempt).not.toThrow();
  else expect(attempt).toThrow(expect.objectContaining({ code: 'voucher-not-for-this' }));
});

test.each([
  ['offered', /accept it first/],
  ['accepted', /pay that, or ask a steward to waive it/],
  ['suspended', /Ask its funder or a steward/],
  ['exhausted', /Use another voucher, or pay without one/],
] as const)('who would pay with one that is %s is told what to do', (state, what) => {
  const offerLapsesAt = now.add({ hours: 1 });
  expect(() => shareOf(aVoucher('none', { state, offerLapsesAt }), 6_000)).toThrow(what);
});
