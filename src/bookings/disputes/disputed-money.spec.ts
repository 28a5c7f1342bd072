import { describe, expect, test } from '@jest/globals';
import type { BookingId, ExpertId, VoucherId } from '../../kernel/id.js';
import { minus, money } from '../../kernel/money.js';
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

/** Numbers that look random, and are the same for a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

test(`what is earned at once and in the end adds up, to the penny and by each share (SEED=${seed})`, () => {
  const next = numbers(seed);
  for (let round = 0; round < 400; round += 1) {
    const net = 1 + next(200_000);
    const of = whole(net + next(net / 5), 0, next(net / 10), next(net / 50));
    const all = { ...of, vat: minus(of.adviser, money(net)) };
    const total = all.adviser.minor + all.fee.minor + all.platformVat.minor;
    const disputed = 1 + next(total);
    const awarded = next(disputed + 1);
    const [undisputed, due] = [money(total - disputed), money(total - disputed + awarded)];
    const [first, last] = [partOf(all, undisputed), partOf(all, due)];
    const rest = less(last, first);
    const sums = [...told(first), ...told(rest)];
    expect(sums.every((sum) => sum >= 0)).toBe(true);
    expect(first.adviser.minor + first.fee.minor + first.platformVat.minor).toBe(undisputed.minor);
    expect(rest.adviser.minor + rest.fee.minor + rest.platformVat.minor).toBe(awarded);
    const voucher = next(total + 1);
    const [before, after] = [undisputed, due].map((sum) => dueByShare(sum, sharesOf(voucher, total), new Set()));
    expect([before?.debt.minor, after?.debt.minor]).toEqual([0, 0]);
    for (const share of after?.shares ?? []) {
      const earlier = before?.shares.find(({ position }) => position === share.position);
      expect(share.due.minor - (earlier?.due.minor ?? 0)).toBeGreaterThanOrEqual(0);
      expect(share.returned.minor).toBeGreaterThanOrEqual(0);
    }
  }
});

function sharesOf(voucher: number, total: number): Share[] {
  const fixed = { bookingId: 'b' as BookingId, fixedAt: null, fixedBy: null, securedAt: null } as unknown as Share;
  const shares: Share[] = [
    { ...fixed, source: 'voucher', voucherId: 'v' as VoucherId, amount: money(voucher), funderRate: null },
    { ...fixed, source: 'client', voucherId: null, amount: money(total - voucher), funderRate: null },
  ];
  return shares.filter(({ amount }) => amount.minor > 0).map((share, index) => ({ ...share, position: index + 1 }));
}
