import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../src/kernel/id.js';
import { newDatabase } from '../support/server.js';

/** What somebody with the application's own rights tries, statement by statement, with the books as they are written. */
let owner: pg.Client;
let app: pg.Client;
let url: string;

const bank = newId();
const fund = newId();
const credits = newId();

beforeAll(async () => {
  url = await newDatabase();
  owner = await connected();
  app = await connected('barefoot_app');
  await openAccount(bank, 'bank', 'GBP', null);
  await openAccount(fund, 'programme-fund', 'GBP', 0);
  await openAccount(credits, 'time-credits', 'TCR', null);
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

async function connected(role?: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, ...(role ? { options: `-c role=${role}` } : {}) });
  await client.connect();
  return client;
}

function openAccount(id: string, kind: string, currency: string, least: number | null): Promise<unknown> {
  return app.query(
    'INSERT INTO ledger_accounts (id, kind, owner, currency, least_minor, opened_at) VALUES ($1, $2, $3, $4, $5, now())',
    [id, kind, newId(), currency, least],
  );
}

const insertTransfer = `INSERT INTO ledger_transfers (id, code, reference, currency, occurred_at, recorded_at, reverses)
  VALUES ($1, $2, $3, 'GBP', now(), now(), $4)`;
const insertPosting =
  'INSERT INTO ledger_postings (transfer_id, place, account_id, currency, amount_minor) VALUES ($1, $2, $3, $4, $5)';

interface Given {
  readonly id?: string;
  readonly code?: string;
  readonly reference?: string;
  readonly reverses?: string;
  readonly postings?: readonly (readonly [account: string, amount: number, currency?: string])[];
}

/** Writes a transfer in a database transaction of its own, as the application's role. */
async function write(client: pg.Client, given: Given): Promise<string> {
  const id = given.id ?? newId();
  await client.query('BEGIN');
  try {
    await client.query(insertTransfer, [
      id,
      given.code ?? 'deposit',
      given.reference ?? newId(),
      given.reverses ?? null,
    ]);
    for (const [index, [account, amount, currency = 'GBP']] of (given.postings ?? []).entries()) {
      await client.query(insertPosting, [id, index + 1, account, currency, amount]);
    }
    await client.query('COMMIT');
    return id;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

const deposit = (amount: number): Given => ({
  postings: [
    [bank, -amount],
    [fund, amount],
  ],
});

async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code?: string };
    return constraint ?? code;
  }
}

const permissionDenied = '42501';

async function balanceOf(account: string): Promise<number> {
  const { rows } = await owner.query('SELECT balance_minor FROM ledger_accounts WHERE id = $1', [account]);
  return Number(rows[0].balance_minor);
}

describe('the database refuses', () => {
  const cases: readonly (readonly [what: string, given: () => Given | Promise<Given>, refusal: string])[] = [
    ['a transfer without postings', () => ({}), 'what one account gives another gets'],
    ['a transfer of one posting', () => ({ postings: [[bank, 5]] }), 'what one account gives another gets'],
    [
      'a transfer that does not add up',
      () => ({
        postings: [
          [bank, -5],
          [fund, 6],
        ],
      }),
      'what one account gives another gets',
    ],
    [
      'a posting of nothing',
      () => ({
        postings: [
          [bank, 0],
          [fund, 0],
        ],
      }),
      'a posting moves something',
    ],
    [
      'a posting in another currency than its account’s',
      () => ({
        postings: [
          [bank, -5],
          [credits, 5],
        ],
      }),
      'a posting is in the currency of its account',
    ],
    [
      'pounds that become time credits, though each side balances',
      () => ({
        postings: [
          [bank, -5],
          [fund, 5],
          [credits, 5, 'TCR'],
          [credits, -5, 'TCR'],
        ],
      }),
      'a posting is in the currency of its transfer',
    ],
    [
      'the same fact twice',
      async () => {
        await write(app, { ...deposit(5), code: 'once', reference: 'r' });
        return { ...deposit(5), code: 'once', reference: 'r' };
      },
      'a fact is written in the books once',
    ],
    [
      'a guarded account under its least',
      async () => ({
        postings: [
          [fund, -(await balanceOf(fund)) - 1],
          [bank, (await balanceOf(fund)) + 1],
        ],
      }),
      'a guarded account stays at its least or above',
    ],
    [
      'a reversal that is not the contrary',
      async () => ({ ...deposit(4), code: 'deposit-reversed', reverses: await write(app, deposit(5)) }),
      'a transfer is reversed whole',
    ],
    [
      'a reversal of a part',
      async () => ({
        code: 'deposit-reversed',
        reverses: await write(app, deposit(5)),
        postings: [
          [bank, 3],
          [fund, -3],
        ],
      }),
      'a transfer is reversed whole',
    ],
    [
      'a second reversal',
      async () => {
        const reverses = await write(app, deposit(5));
        const contrary: Given = {
          code: 'deposit-reversed',
          reverses,
          postings: [
            [bank, 5],
            [fund, -5],
          ],
        };
        await write(app, contrary);
        return contrary;
      },
      'a transfer is reversed once',
    ],
  ];

  test.each(cases)('%s', async (_, given, refusal) => {
    expect(await refusalOf(write(app, await given()))).toBe(refusal);
  });

  test('a pair that balances, added to an old transfer', async () => {
    const id = await write(app, deposit(5));
    for (const client of [app, owner]) {
      expect(await refusalOf(client.query(insertPosting, [id, 3, bank, 'GBP', -5]))).toBe(
        'nothing is added to a transfer later',
      );
    }
  });

  test('the same from a savepoint, and while another transaction of its writer is open', async () => {
    const id = await write(app, deposit(5));
    await app.query('BEGIN');
    await app.query(insertTransfer, [newId(), 'deposit', newId(), null]);
    await app.query('SAVEPOINT inside');
    const refusal = await refusalOf(app.query(insertPosting, [id, 3, bank, 'GBP', -5]));
    await app.query('ROLLBACK');
    expect(refusal).toBe('nothing is added to a transfer later');
  });

  test('a posting that another connection adds before the transfer is whole', async () => {
    const [id, other] = [newId(), await connected('barefoot_app')];
    await app.query('BEGIN');
    await app.query(insertTransfer, [id, 'deposit', newId(), null]);
    const refusal = await refusalOf(other.query(insertPosting, [id, 1, bank, 'GBP', -5]));
    await app.query('ROLLBACK');
    await other.end();
    expect(refusal).toBe('a posting is in the currency of its transfer'); // to others it is not there yet
  });

  test('a transfer that does not add up, shown to the rules by tables of the same name', async () => {
    const [id, cunning] = [newId(), await connected('barefoot_app')];
    try {
      await cunning.query('CREATE TEMPORARY TABLE ledger_postings (LIKE public.ledger_postings)');
      await cunning.query('CREATE TEMPORARY TABLE ledger_transfers (LIKE public.ledger_transfers)');
      const fake = 'INSERT INTO pg_temp.ledger_postings (transfer_id, place, account_id, currency, amount_minor)';
      await cunning.query(`${fake} VALUES ($1, 1, $2, 'GBP', -5), ($1, 2, $3, 'GBP', 5)`, [id, bank, fund]);
      await cunning.query('SET search_path = pg_temp, public');
      await cunning.query('BEGIN');
      await cunning.query(insertTransfer.replace('ledger_transfers', 'public.ledger_transfers'), [
        ...[id, 'deposit', newId(), null],
      ]);
      await cunning.query(insertPosting.replace('ledger_postings', 'public.ledger_postings'), [
        ...[id, 1, fund, 'GBP', 500],
      ]);
      expect(await refusalOf(cunning.query('COMMIT'))).toBe('what one account gives another gets');
    } finally {
      await cunning.end();
    }
  });

  test('another kind, owner, currency or bound of an account, also from its owner', async () => {
    for (const change of [
      `kind = 'bank'`,
      `owner = 'me'`,
      `currency = 'TCR'`,
      'least_minor = NULL',
      'opened_at = now()',
    ]) {
      const refusal = await refusalOf(owner.query(`UPDATE ledger_accounts SET ${change} WHERE id = $1`, [fund]));
      expect({ change, refusal }).toEqual({ change, refusal: 'what was written stays' });
    }
  });

  test('a seal, a balance and an old balance that somebody writes themselves', async () => {
    const sealed = `INSERT INTO ledger_transfers (id, code, reference, currency, occurred_at, recorded_at, sealed_by)
      VALUES ('${newId()}', 'deposit', 'r2', 'GBP', now(), now(), '1')`;
    const rich = `INSERT INTO ledger_accounts (id, kind, owner, currency, least_minor, balance_minor, opened_at)
      VALUES ('${newId()}', 'bank', 'rich', 'GBP', 0, 1000000, now())`;
    for (const sql of [sealed, rich, 'UPDATE ledger_accounts SET balance_minor = 1000000']) {
      expect({ sql, refusal: await refusalOf(app.query(sql)) }).toEqual({ sql, refusal: permissionDenied });
    }
  });

  test.each(['ledger_accounts', 'ledger_transfers', 'ledger_postings'])('changing or removing %s', async (table) => {
    for (const sql of [`UPDATE ${table} SET currency = 'USD'`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      expect({ sql, refusal: await refusalOf(app.query(sql)) }).toEqual({ sql, refusal: permissionDenied });
    }
    for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      expect({ sql, refusal: await refusalOf(owner.query(sql)) }).toEqual({ sql, refusal: 'what was written stays' });
    }
  });
});

describe('what many post to', () => {
  test('is an open account: no version of its row is written, whoever posts', async () => {
    const rowOf = async (account: string) =>
      (await owner.query('SELECT ctid, xmin, balance_minor FROM ledger_accounts WHERE id = $1', [account])).rows;
    const fee = newId();
    await openAccount(fee, 'platform-fee', 'GBP', null);
    const [bankBefore, feeBefore, fundBefore] = [await rowOf(bank), await rowOf(fee), await rowOf(fund)];
    await withClients(20, (client) =>
      write(client, {
        postings: [
          [bank, -3],
          [fee, 3],
        ],
      }),
    );
    await write(app, deposit(5));
    expect([await rowOf(bank), await rowOf(fee)]).toEqual([bankBefore, feeBefore]);
    expect(await rowOf(fund)).not.toEqual(fundBefore);
  });
});

describe('many at once', () => {
  const drawTen = (account: string): Given => ({
    code: 'draw',
    postings: [
      [account, -10],
      [bank, 10],
    ],
  });

  test('of twenty who draw ten from a hundred, ten do', async () => {
    const account = newId();
    await openAccount(account, 'voucher', 'GBP', 0);
    await write(app, {
      postings: [
        [bank, -100],
        [account, 100],
      ],
    });
    const refusals = await withClients(20, (client) => refusalOf(write(client, drawTen(account))));
    expect(refusals.filter((refusal) => refusal === undefined)).toHaveLength(10);
    expect(refusals.filter((refusal) => refusal === 'a guarded account stays at its least or above')).toHaveLength(10);
    expect(await balanceOf(account)).toBe(0);
  });

  test('of twenty who write one fact, one does', async () => {
    const refusals = await withClients(20, (client) =>
      refusalOf(write(client, { ...deposit(7), code: 'one-fact', reference: 'the one' })),
    );
    expect(refusals.filter((refusal) => refusal === undefined)).toHaveLength(1);
    expect(new Set(refusals)).toEqual(new Set([undefined, 'a fact is written in the books once']));
  });

  test('of those who draw on two accounts in either order, nobody waits for ever', async () => {
    const accounts = [newId(), newId()];
    for (const account of accounts) {
      await openAccount(account, 'voucher', 'GBP', 0);
      await write(app, {
        postings: [
          [bank, -100],
          [account, 100],
        ],
      });
    }
    const refusals = await withClients(20, async (client, index) => {
      const [from, to] = index % 2 ? accounts : accounts.toReversed();
      const id = newId();
      await client.query('BEGIN');
      await client.query('SELECT lock_ledger_accounts($1)', [[from, to]]);
      await client.query(insertTransfer, [id, 'swap', id, null]);
      await client.query(insertPosting, [id, 1, from, 'GBP', -1]);
      await client.query(insertPosting, [id, 2, to, 'GBP', 1]);
      return refusalOf(client.query('COMMIT'));
    });
    expect(new Set(refusals)).toEqual(new Set([undefined]));
    expect(await Promise.all(accounts.map(balanceOf))).toEqual([100, 100]);
  });

  test('in the end everything adds up to nothing, and kept balances to their postings', async () => {
    const { rows } = await owner.query(
      'SELECT currency, sum(amount_minor) AS sum FROM ledger_postings GROUP BY currency',
    );
    expect(rows.every(({ sum }) => Number(sum) === 0)).toBe(true);
    const { rows: odd } = await owner.query(
      `SELECT a.id FROM ledger_accounts a LEFT JOIN ledger_postings p ON p.account_id = a.id WHERE a.least_minor IS NOT NULL
       GROUP BY a.id HAVING a.balance_minor <> coalesce(sum(p.amount_minor), 0)`,
    );
    expect(odd).toEqual([]);
  });
});

async function withClients<T>(count: number, work: (client: pg.Client, index: number) => Promise<T>): Promise<T[]> {
  const clients = await Promise.all(Array.from({ length: count }, () => connected('barefoot_app')));
  try {
    return await Promise.all(clients.map(work));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
