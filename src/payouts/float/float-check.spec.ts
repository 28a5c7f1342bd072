import { describe, expect, test } from '@jest/globals';
import { type AdviserPayoutId, newId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { missingFrom } from './float.js';
import { differencesOf } from './float-check.js';

const payoutId = newId<AdviserPayoutId>();
const payouts = new Map([['OUT1', payoutId]]);
const day = (text: string) => Temporal.PlainDate.from(text);
const theirs = (minor: number, on: string, outgoing: string | null = 'OUT1', reference = 'BF1') => ({
  ...{ externalId: `PATR${on}${minor}`, on: day(on), amount: money(minor), outgoing, reference },
});
const ours = (minor: number, on: string, subject = 'OUT1', of: AdviserPayoutId | null = payoutId) => ({
  ...{ subject, payoutId: of, on: day(on), minor },
});
const since = day('2027-02-01');
const differing = (a: Parameters<typeof differencesOf>[0], b: Parameters<typeof differencesOf>[1]) =>
  differencesOf(a, b, since, payouts).map(({ theirs_minor, ours_minor }) => [theirs_minor, ours_minor]);

describe('what the float’s provider and the books say', () => {
  test('is the same where each thing moved as much, though on another day', () => {
    expect(differing([theirs(-500, '2027-02-03')], [ours(-500, '2027-02-04')])).toEqual([]);
    for (const typed of ['top up 1', 'TOPUP1', 'to pup 1']) {
      const topUp = theirs(900, '2027-02-03', null, ' TOP  up 1');
      expect(differing([topUp], [ours(900, '2027-02-02', typed, null)])).toEqual([]);
    }
  });

  test('differs where only one of them knows of it, or of another sum', () => {
    expect(differing([theirs(-500, '2027-02-03')], [])).toEqual([[-500, 0]]);
    expect(differing([], [ours(-500, '2027-02-03')])).toEqual([[0, -500]]);
    expect(differing([theirs(-501, '2027-02-03')], [ours(-500, '2027-02-03')])).toEqual([[-501, -500]]);
    expect(differing([theirs(900, '2027-02-03', null, 'A')], [ours(900, '2027-02-03', 'B', null)])).toHaveLength(2);
    const written = [ours(900, '2027-02-03', 'TOP UP 1', null), ours(900, '2027-02-03', 'TOPUP1', null)]; // twice
    expect(differing([theirs(900, '2027-02-03', null, 'TOPUP1')], written)).toEqual([[900, 1800]]);
    expect(differencesOf([theirs(-5, '2027-02-03')], [], since, payouts)).toMatchObject([{ payout_id: payoutId }]);
  });

  test('is reckoned whole where it went long ago and came back now, and is left alone where nothing moved of late', () => {
    const whole = [theirs(-500, '2026-12-01'), theirs(500, '2027-02-03')];
    expect(differing(whole, [ours(-500, '2026-12-01'), ours(500, '2027-02-03')])).toEqual([]);
    expect(differing(whole, [ours(-500, '2026-12-01')])).toEqual([[0, -500]]);
    expect(differing([theirs(-500, '2027-01-31')], [])).toEqual([]);
  });
});

test('what is missing is what is needed less what is there, and nothing where that is enough', () => {
  const need = { underWay: money(300), due: money(200) };
  expect([missingFrom(money(100), need), missingFrom(money(500), need)]).toEqual([money(400), money(0)]);
});
