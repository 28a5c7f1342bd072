import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BookingId, newId, type UserId, type VoucherId } from '../../kernel/id.js';
import { money, type Money, shareOf } from '../../kernel/money.js';
import { dueByShare, owedOf, type Share, type SharedDue, splitOf } from './share.js';

const fixed = {
  bookingId: newId<BookingId>(),
  fixedAt: Temporal.Instant.from('2027-03-22T08:00:00Z'),
  fixedBy: newId<UserId>(),
};
const voucherId = newId<VoucherId>();

/** Of which a funder pays so much in whole percent, and the client the rest. */
function shared(total: Money, percent: number): Share[] {
  const amount = shareOf(total, percent, 100);
  return splitOf(total, amount.minor > 0 ? { voucherId, amount, funderRate: percent * 100 } : null, fixed);
}

const sum = (amounts: readonly Money[]) => amounts.reduce((so, { minor }) => so + minor, 0);
const figures = ({ shares, debt }: SharedDue) => [
  ...shares.map(({ source, due, returned }) => [source, due.minor, returned.minor]),
  debt.minor,
];

describe('the shares of £113.39', () => {
  test.each([
    [75, [8504, 2835], 2835],
    [100, [11_339], 0],
    [1, [113, 11_226], 11_226],
  ])('at %i percent', (percent, amounts, owed) => {
    const shares = shared(money(11_339), percent);
    expect(shares.map(({ amount }) => amount.minor)).toEqual(amounts);
    expect(shares.map(({ position }) => position)).toEqual(amounts.map((_, index) => index + 1));
    expect(owedOf(shares, money(11_339)).minor).toBe(owed);
  });

  test('are the client’s alone where no voucher pays', () => {
    const shares = splitOf(money(11_339), null, fixed);
    expect(shares).toMatchObject([{ source: 'client', amount: money(11_339), securedAt: null }]);
    expect(owedOf([], money(11_339))).toEqual(money(11_339));
  });
});

describe('what is due of £113.39 at 75 percent', () => {
  const shares = shared(money(11_339), 75);

  test.each([
    ['nothing', 0, false, [['voucher', 0, 8504], ['client', 0, 2835], 0]],
    ['the middle band', 4860, false, [['voucher', 3645, 4859], ['client', 1215, 1620], 0]],
    ['the late band', 9719, false, [['voucher', 7289, 1215], ['client', 2430, 405], 0]],
    ['all of it', 11_339, false, [['voucher', 8504, 0], ['client', 2835, 0], 0]],
    ['the middle band for the second time', 4860, true, [['voucher', 0, 8504], ['client', 2835, 0], 2025]],
    ['the late band for the second time', 9719, true, [['voucher', 0, 8504], ['client', 2835, 0], 6884]],
    ['less than the client put in, for the second time', 2000, true, [['voucher', 0, 8504], ['client', 2000, 835], 0]],
  ] as const)('%s', (_, due, paidLate, expected) => {
    expect(figures(dueByShare(money(due), shares, new Set(paidLate ? [voucherId] : [])))).toEqual(expected);
  });

  test('is nobody’s but the client’s debt where a voucher paid all and does not pay again', () => {
    expect(figures(dueByShare(money(9719), shared(money(11_339), 100), new Set([voucherId])))).toEqual([
      ['voucher', 0, 11_339],
      9719,
    ]);
  });
});

test('whatever is due is borne to the penny, and nobody bears more than they put in', () => {
  const amounts = fc.integer({ min: 1, max: 10_000_000 });
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      (minor, percent, part, paidLate) => {
        const shares = shared(money(minor), percent);
        const due = money(Math.floor(minor * part));
        const { shares: borne, debt } = dueByShare(due, shares, new Set(paidLate ? [voucherId] : []));
        expect(sum(borne.map((share) => share.due)) + debt.minor).toBe(due.minor);
        for (const { position, due: bears, returned } of borne) {
          expect(bears.minor + returned.minor).toBe(shares[position - 1]?.amount.minor);
          expect(Math.min(bears.minor, returned.minor)).toBeGreaterThanOrEqual(0);
        }
        if (!paidLate) expect(debt.minor).toBe(0);
      },
    ),
  );
});
