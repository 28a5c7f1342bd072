import { describe, expect, test } from '@jest/globals';
import { money } from '../kernel/money.js';
import { type Account, moved, netted } from './transfer.js';

const bank: Account = { kind: 'bank', owner: '', least: null };
const fund: Account = { kind: 'programme-fund', owner: 'p', least: 0 };
const payable: Account = { kind: 'adviser-payable', owner: 'a', least: 0 };

test('money that is moved leaves one account and comes to another', () => {
  expect(moved(money(500), bank, fund)).toEqual([
    { account: bank, amount: money(-500) },
    { account: fund, amount: money(500) },
  ]);
  expect(moved(money(0), bank, fund)).toEqual([]);
});

describe('the postings of a transfer', () => {
  test('are one for each account, and none of nothing', () => {
    expect(netted([...moved(money(500), bank, fund), ...moved(money(300), fund, payable)])).toEqual([
      { account: bank, amount: money(-500) },
      { account: fund, amount: money(200) },
      { account: payable, amount: money(300) },
    ]);
    expect(netted([...moved(money(500), bank, fund), ...moved(money(500), fund, bank)])).toEqual([]);
  });

  test('balance, and are of one currency', () => {
    expect(() => netted([{ account: bank, amount: money(1) }])).toThrow(RangeError);
    expect(() => netted([...moved(money(1), bank, fund), ...moved(money(1, 'TCR'), bank, fund)])).toThrow(RangeError);
  });
});
