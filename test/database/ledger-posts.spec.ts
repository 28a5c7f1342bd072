import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { newId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import {
  accountOf,
  Books,
  Ledger,
  moved,
  platformAccount,
  type Posting,
  type Transfer,
} from '../../src/ledger/index.js';
import { openDataSource, type Transaction } from '../../src/platform/database.js';
import { appRole } from '../../src/platform/prepare-database.js';
import { transfersOf } from '../factories/transfers.js';
import { deadlocksIn, newDatabase } from '../support/server.js';

/** How the application writes its books, on a real Postgres and with its own rights. */
let source: DataSource;
let url: string;
let owner: pg.Pool;

beforeAll(async () => {
  url = await newDatabase();
  owner = new pg.Pool({ connectionString: url, max: 1 });
  source = await openDataSource({ url, role: appRole, connections: 20 }, []);
});
afterAll(async () => {
  await source.destroy();
  await owner.end();
  expect(await deadlocksIn(url)).toBe(0);
});

const now = Temporal.Instant.from('2027-03-22T08:00:00Z');
const bank = platformAccount('bank');
const aFund = () => accountOf('programme-fund', newId());
const inBooks = <T>(work: (ledger: Ledger, tx: Transaction) => Promise<T>): Promise<T> =>
  source.transaction((tx) => work(new Ledger(tx), tx));

type Account = Posting['account'];

function aTransfer(from: Account, to: Account, minor: number, given: Partial<Transfer> = {}): Transfer {
  return {
    ...{ code: 'deposit-received', reference: newId(), occurredAt: now, postings: moved(money(minor), from, to) },
    ...given,
  };
}

const post = (transfers: readonly Transfer[], at = now) => inBooks((ledger) => ledger.post(transfers, at));
const balance = (account: Account) => inBooks((ledger) => ledger.balanceOf(account));

describe('a transfer', () => {
  test('is written once, however often it is posted; one of nothing is none', async () => {
    const fund = aFund();
    const transfer = aTransfer(bank, fund, 500);
    await post([transfer, aTransfer(bank, fund, 0)]);
    await Promise.all(Array.from({ length: 50 }, () => post([transfer])));
    expect(await transfersOf(owner, [fund.owner])).toBe('deposit-received  bank -> programme-fund  £5.00');
    expect(await balance(fund)).toEqual(money(500));
  });

  test('is not written where another one stands for the same fact', async () => {
    const [fund, reference] = [aFund(), newId()];
    await post([aTransfer(bank, fund, 500, { reference })]);
    for (const other of [aTransfer(bank, fund, 501, { reference }), aTransfer(bank, aFund(), 500, { reference })]) {
      await expect(post([other])).rejects.toThrow(
        `Another transfer deposit-received of ${reference} stands in the books.`,
      );
    }
  });

  test('is written with all others of its transaction, or none of them is', async () => {
    const fund = aFund();
    const transfers = [aTransfer(bank, fund, 500), aTransfer(fund, bank, 501, { code: 'fund-returned' })];
    await expect(post(transfers)).rejects.toMatchObject({ code: 'balance-too-low', facts: { code: 'fund-returned' } });
    expect(await transfersOf(owner, [fund.owner])).toBe('');
  });

  test('turns no pounds into time', async () => {
    const pair = [...moved(money(60), bank, aFund()), ...moved(money(60, 'TCR'), bank, aFund())];
    await expect(post([aTransfer(bank, bank, 0, { postings: pair })])).rejects.toThrow('GBP and TCR do not add up.');
  });

  test('is reversed whole and once, and not where the money is gone', async () => {
    const [fund, other] = [aFund(), aFund()];
    const [first, second] = [aTransfer(bank, fund, 500), aTransfer(bank, other, 300)];
    await post([first, second, aTransfer(other, bank, 1, { code: 'fund-returned' })]);
    const reverse = (transfer: Transfer) => inBooks((ledger) => ledger.reverse(transfer, now));
    await Promise.all(Array.from({ length: 20 }, () => reverse(first)));
    expect(await transfersOf(owner, [fund.owner])).toBe(
      [
        'deposit-received           bank -> programme-fund  £5.00',
        'deposit-received-reversed  programme-fund -> bank  £5.00',
      ].join('\n'),
    );
    await expect(reverse(second)).rejects.toMatchObject({ code: 'balance-too-low' });
    await expect(reverse({ ...first, reference: 'nothing' })).rejects.toThrow('There is no transfer');
  });

  test('goes to an account with the bound that it was opened with', async () => {
    const fund = aFund();
    await post([aTransfer(bank, fund, 500)]);
    await expect(post([aTransfer(bank, { ...fund, least: -1 }, 500)])).rejects.toThrow('opened with another least');
  });
});

test('of fifty who draw ten from a hundred, ten do', async () => {
  const fund = aFund();
  await post([aTransfer(bank, fund, 100)]);
  const drawn = await Promise.allSettled(
    Array.from({ length: 50 }, () =>
      post([aTransfer(fund, accountOf('voucher', newId()), 10, { code: 'voucher-offered' })]),
    ),
  );
  expect(drawn.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  for (const refused of drawn.filter((result) => result.status === 'rejected')) {
    expect(refused.reason).toMatchObject({ code: 'balance-too-low' });
  }
  expect(await balance(fund)).toEqual(money(0));
});

test('of those who move money between the same accounts, nobody waits for ever', async () => {
  const [one, other] = [aFund(), aFund()];
  await post([aTransfer(bank, one, 100), aTransfer(bank, other, 100)]);
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      post([index % 2 ? aTransfer(one, other, 1, { code: 'there' }) : aTransfer(other, one, 1, { code: 'back' })]),
    ),
  );
  expect([await balance(one), await balance(other)]).toEqual([money(100), money(100)]);
});

test('a statement is in the order of writing, also of what was written at one instant, and adds up', async () => {
  const fund = aFund();
  const amounts = Array.from({ length: 30 }, (_, index) => index + 1);
  const later = now.add({ hours: 1 });
  await post(amounts.map((minor) => aTransfer(bank, fund, minor)));
  await post([aTransfer(fund, bank, 65, { code: 'fund-returned' })], later);
  await inBooks(async (ledger, tx) => {
    const all = await ledger.statement(fund);
    expect(all.map(({ amount }) => amount.minor)).toEqual([...amounts, -65]);
    expect(all.at(-1)?.balance).toEqual(money(400));
    const after = all[9]?.transferId;
    expect(await ledger.statement(fund, { after, count: 5 })).toEqual(all.slice(10, 15));
    expect(await ledger.statement(fund, { from: later })).toEqual(all.slice(30));
    expect(await ledger.statement(fund, { to: later })).toEqual(all.slice(0, 30));
    expect(await ledger.balanceBefore(fund, later)).toEqual(money(465));
    const [account] = await new Books(tx).accounts({ owner: fund.owner, count: 2 });
    expect(account).toMatchObject({ kind: 'programme-fund', least: 0, balance: money(400) });
  });
});

test('the trial balance is of nothing at every instant at which something was written', async () => {
  for (const at of [now, now.add({ minutes: 30 }), now.add({ hours: 2 })]) {
    const lines = await inBooks((ledger) => ledger.trialBalance(at));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.reduce((sum, { balance: { minor } }) => sum + minor, 0)).toBe(0);
  }
  expect(await inBooks((ledger) => ledger.trialBalance(now.subtract({ hours: 1 })))).toEqual([]);
});
