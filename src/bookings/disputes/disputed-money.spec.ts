import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BookingId, ExpertId, VoucherId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { dueByShare, type Share } from '../funding/share.js';
import { type EarnedPart, less, partOf } from './disputed-money.js';

const whole = (adviser: number, vat: number, fee: number, platformVat: number): EarnedPart => ({
  ...{ bookingId: 'b' as BookingId, expertId: 'x' as ExpertId, adviser: money(adviser), vat: money(vat) },
  ...{ fee: money(fee), platformVat: money(platformVat) },
});
const told = ({ adviser, vat, fee, platformVat }: EarnedPart) =>
  [adviser, vat, fee, platformVat].map((one) => one.minor);

describe('a part of what is due', () => {
  test.each([
    [11_339, [10_499, 0, 840, 0]],
    [7339, [6796, 0, 543, 0]],
    [1, [1, 0, 0, 0]],
    [0, [0, 0, 0, 0]],
  ])('of £113.39, £104.99 of it the adviser’s: %i pence', (part, expected) => {
    expect(told(partOf(whole(10_499, 0, 840, 0), money(part)))).toEqual(expected);
  });

  test('has the VAT of each in proportion, and the odd penny is the adviser’s', () => {
    expect(told(partOf(whole(12_600, 2100, 840, 168), money(5000)))).toEqual([4630, 771, 309, 61]);
  });

  test('of nothing is nothing', () => {
    expect(told(partOf(whole(0, 0, 0, 0), money(0)))).toEqual([0, 0, 0, 0]);
  });
});

const minor = (most: number) => fc.integer({ min: 0, max: most });
const due = fc.record({ net: minor(200_000), vat: minor(40_000), fee: minor(20_000), platformVat: minor(4000) });
/** Of what is due: how much a voucher pays, how much is disputed, and how much of that is awarded, in thousandths. */
const parts = fc.record({ voucher: minor(1000), disputed: minor(1000), awarded: minor(1000) });

/** What fails prints its seed and its path, which belong here to see it again. */
const options = { numRuns: 1000 };

test('what is earned at once and in the end adds up, to the penny and by each share', () => {
  fc.assert(
    fc.property(due, parts, ({ net, vat, fee, platformVat }, of) => {
      const all = whole(net + vat + 1, vat, fee, platformVat);
      const total = all.adviser.minor + fee + platformVat;
      const disputed = Math.max(1, Math.floor((total * of.disputed) / 1000));
      const awarded = Math.floor((disputed * of.awarded) / 1000);
      const sums = [money(total - disputed), money(total - disputed + awarded)] as const;
      const first = partOf(all, sums[0]);
      const rest = less(partOf(all, sums[1]), first);
      expect([...told(first), ...told(rest)].every((sum) => sum >= 0)).toBe(true);
      expect([totalOf(first), totalOf(rest)]).toEqual([sums[0].minor, awarded]);
      const shares = sharesOf(Math.floor((total * of.voucher) / 1000), total);
      const [before, after] = [dueByShare(sums[0], shares, new Set()), dueByShare(sums[1], shares, new Set())];
      expect([before.debt.minor, after.debt.minor]).toEqual([0, 0]);
      after.shares.forEach((share, index) => {
        expect(share.due.minor).toBeGreaterThanOrEqual(before.shares[index]?.due.minor ?? 0);
        expect(share.returned.minor).toBeGreaterThanOrEqual(0);
      });
    }),
    options,
  );
});

function totalOf({ adviser, fee, platformVat }: EarnedPart): number {
  return adviser.minor + fee.minor + platformVat.minor;
}

function sharesOf(voucher: number, total: number): Share[] {
  const fixed = { bookingId: 'b' as BookingId, fixedAt: null, fixedBy: null, securedAt: null } as unknown as Share;
  const shares: Share[] = [
    { ...fixed, source: 'voucher', voucherId: 'v' as VoucherId, amount: money(voucher), funderRate: null },
    { ...fixed, source: 'client', voucherId: null, amount: money(total - voucher), funderRate: null },
  ];
  return shares.filter(({ amount }) => amount.minor > 0).map((share, index) => ({ ...share, position: index + 1 }));
}
