import { describe, expect, test } from '@jest/globals';
import { newId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { feeOf, payoutMade, payoutSeen, type ProviderPayout } from './provider-payout.js';

const now = Temporal.Instant.from('2027-03-22T09:00:00Z');
const kept: ProviderPayout = {
  ...{
    id: newId(),
    provider: 'gocardless',
    externalId: 'PO1',
    amount: money(5000),
    fee: money(100),
    state: 'under-way',
  },
  ...{ madeAt: now, keptAt: now, arrivedAt: null, returnedAt: null },
};
const arrived: ProviderPayout = { ...kept, state: 'arrived', arrivedAt: now };
const returned: ProviderPayout = { ...arrived, state: 'returned', returnedAt: now };

describe('a payout goes on and never back', () => {
  test.each([
    [kept, 'under-way', null],
    [kept, 'arrived', 'payouts-under-way to bank'],
    [kept, 'returned', 'payouts-under-way to gocardless'],
    [arrived, 'under-way', null],
    [arrived, 'arrived', null],
    [arrived, 'returned', 'bank to gocardless'],
    [returned, 'under-way', null],
    [returned, 'arrived', null],
    [returned, 'returned', null],
  ] as const)('%#', (payout, state, moves) => {
    const seen = payoutSeen(payout, { state }, now);
    const postings = seen?.transfers.flatMap((transfer) => transfer.postings) ?? [];
    const [gets, gives] = [true, false].map((isGiven) => postings.find(({ amount }) => amount.minor < 0 === isGiven));
    // By sign what lies somewhere is below zero there: whose balance falls has it.
    expect(seen && `${gives?.account.kind} to ${gets?.account.kind}`).toBe(moves);
    if (seen)
      expect(seen.payout).toMatchObject({ state, ...(state === 'arrived' ? { arrivedAt: now } : { returnedAt: now }) });
  });

  test('and a fee of nothing is no transfer', () => {
    expect(payoutMade(kept, now).map(({ code }) => code)).toEqual(['provider-paid-out', 'payout-fees']);
    expect(payoutMade({ ...kept, fee: money(0) }, now).map(({ code }) => code)).toEqual(['provider-paid-out']);
  });
});

const item = (kind: string, tenths: number) => ({ kind, externalId: 'PM1', tenths });

test.each([
  ['fees of tenths are rounded once, together', [12_340, 56_780], [-323, -768], 6803, 109],
  ['the odd half penny is whose the payout says', [10_000], [-125], 988, 12],
  ['or the other’s', [10_000], [-125], 987, 13],
  ['more is given back than taken', [100_000, -90_000], [-1000, 1100], 1010, -10],
  ['fees that come to less than half a penny', [90_120, -90_000], [-1101, 1100], 12, 0],
  ['an item that is left out does not hide in the fee', [56_780], [-323, -768], 6803, 109],
  ['nor does one too many', [12_340, 56_780, 100], [-323, -768], 6803, 109],
  ['half a penny of a fee without the rest', [], [-125], 5000, 13],
  ['nothing at all', [], [], 5000, 0],
])('%s', (_, gross, fees, arrives, fee) => {
  const items = [
    ...gross.map((tenths) => item(tenths > 0 ? 'payment_paid_out' : 'payment_failed', tenths)),
    ...fees.map((tenths) => item('gocardless_fee', tenths)),
  ];
  expect(feeOf(items, money(arrives))).toEqual(money(fee));
});
