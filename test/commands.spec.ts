import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '../src/kernel/id.js';
import { accountOf } from '../src/ledger/index.js';
import { canonicalJson } from '../src/payouts/receipts/canonical-json.js';
import { ReceiptKey } from '../src/payouts/receipts/receipt-key.js';
import { aTransfer } from './factories/books.js';
import { Client } from './support/client.js';
import { anExpert, aPerson } from './support/factories.js';
import { freePort, startServer, type TestServer } from './support/server.js';

/** What `npm run grant-steward`, `check:free-time`, `check:books` and `verify:receipt` run once they have built. */
const program = (name: string) => fileURLToPath(new URL(`../dist/src/${name}.js`, import.meta.url));
const { PATH, NODE_COMPILE_CACHE, TEST_SCRATCH_FOLDER: scratch = '' } = process.env;

type Environment = Readonly<Record<string, string>>;

function start(name: string, environment: Environment, ...args: string[]) {
  const child = spawn(process.execPath, [program(name), ...args], {
    env: { PATH, NODE_COMPILE_CACHE, LOG_LEVEL: 'error', ...environment },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return { child, said };
}

async function run(name: string, environment: Environment, ...args: string[]) {
  const { child, said } = start(name, environment, ...args);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...said };
}

describe('with DATABASE_URL', () => {
  let server: TestServer;
  let environment: Environment;
  let looking: string;

  beforeAll(async () => {
    server = await startServer();
    const { host, pathname } = new URL(server.databaseUrl);
    looking = `Looking at the database ${host}${pathname}.\n`;
    const needed = { AUTH_SECRET: 'only the tests use this, 0123456789', SMTP_URL: 'smtp://127.0.0.1:1' };
    environment = { ...needed, DATABASE_URL: server.databaseUrl };
  });
  afterAll(() => server.stop());

  test('somebody who has signed in becomes a steward, and stays one', async () => {
    const { email } = await aPerson(server);
    const client = await (await Client.of(server)).as(email);
    expect((await client.get('/api/v1/me')).body.steward).toBe(false);
    for (const spelling of [email, email.toUpperCase()]) {
      expect(await run('grant-steward', environment, spelling)).toEqual({
        status: 0,
        stdout: `${spelling} is a steward.\n`,
        stderr: '',
      });
    }
    expect((await client.get('/api/v1/me')).body.steward).toBe(true);
  });

  test.each([
    [[], 'Say whom: npm run grant-steward EMAIL'],
    [['Ada'], 'Say whom: npm run grant-steward EMAIL'],
    [['a@b.example', 'c@d.example'], 'Say whom: npm run grant-steward EMAIL'],
    [['a@b.example'], 'Nobody has signed in as a@b.example yet. Have them sign in once, then try again.'],
  ])('granting the steward’s role to %j says what is missing', async (args, message) => {
    const refused = await run('grant-steward', environment, ...args);
    expect(refused).toEqual({ status: 1, stdout: '', stderr: `${message}\n` });
  });

  test('the check of free time counts diaries, and names those that differ', async () => {
    const client = await Client.of(server);
    const experts = [await anExpert(server, client), await anExpert(server, client)];
    expect(await run('check-free-time', environment)).toEqual({
      status: 0,
      stdout: `${looking}2 diaries, and the free time of each is what a rebuild makes of it.\n`,
      stderr: '',
    });
    const spoilt = experts[1]?.id ?? '';
    await server.owner.query(`UPDATE diaries SET free = '{}' WHERE expert_id = $1`, [spoilt]);
    expect(await run('check-free-time', environment)).toEqual({
      status: 1,
      stdout: looking,
      stderr: `The free time of 1 of 2 diaries differs from a rebuild:\n${spoilt}\n`,
    });
  });

  test('the check of the books says what holds and how much was looked at, and names what is wrong', async () => {
    const { accountId } = await aTransfer(server, { to: accountOf('client-credit', newId()) });
    const sound = await run('check-books', environment);
    expect(sound).toMatchObject({ status: 0, stderr: '' });
    const said = sound.stdout.split('\n');
    expect(said).toContain('1 looked at. The balance that a guarded account keeps is the sum of its postings.');
    expect([`${said[0]}\n`, ...said.slice(-2)]).toEqual([looking, 'All hold.', '']);
    await server.owner.query('UPDATE ledger_accounts SET balance_minor = 1 WHERE id = $1', [accountId]);
    const broken = await run('check-books', environment);
    expect(broken.status).toBe(1);
    expect(broken.stderr).toBe(
      `1 of 1 fail this: The balance that a guarded account keeps is the sum of its postings.\n${accountId}\n1 of 19 checks do not hold.\n`,
    );
  });

  test('what is wrong with the environment is said variable by variable', async () => {
    const { status, stderr } = await run('check-free-time', { DATABASE_URL: server.databaseUrl });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Please mend the environment:\n {2}AUTH_SECRET: .*\n {2}SMTP_URL: .*\n$/);
  });

  test('a server that does not answer is named', async () => {
    const { status, stderr } = await run('check-free-time', {
      ...environment,
      DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/none`,
    });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('ECONNREFUSED') });
  });
});

describe('on the embedded database', () => {
  let folder: string;
  let environment: Environment;
  let barefoot: ChildProcess | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(scratch, 'barefoot-commands-'));
    chmodSync(folder, 0o755);
    environment = { BAREFOOT_DATA: folder, PORT: String(await freePort()) };
  });
  afterAll(async () => {
    barefoot?.kill('SIGKILL');
    await sleep(500);
    rmSync(folder, { recursive: true, force: true });
  });

  test('somebody can be named before Barefoot was ever started', async () => {
    const { status, stderr } = await run('grant-steward', environment, 'a@b.example');
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Nobody has signed in as/) });
  });

  test.each(['check-books', 'check-free-time'])(
    '%s refuses where there is no database yet, and makes none',
    async (name) => {
      const BAREFOOT_DATA = join(folder, 'nowhere');
      expect(await run(name, { ...environment, BAREFOOT_DATA })).toEqual({
        status: 1,
        stdout: '',
        stderr: `Barefoot has no database ${join(BAREFOOT_DATA, 'postgres')} yet. Name the right one by BAREFOOT_DATA or DATABASE_URL, or start Barefoot once.\n`,
      });
      expect(existsSync(BAREFOOT_DATA)).toBe(false);
    },
  );

  test('while it runs, and once it has stopped', async () => {
    const address = `http://127.0.0.1:${environment['PORT'] ?? ''}`;
    barefoot = start('main', environment).child;
    while (
      !(await fetch(`${address}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await sleep(100);
    const people = (await (await fetch(`${address}/dev/accounts`)).json()) as {
      items: { email: string; roles: string[] }[];
    };
    const email = people.items.find(({ roles }) => !roles.includes('steward'))?.email ?? '';

    expect(await run('grant-steward', environment, email)).toMatchObject({ status: 0, stderr: '' });
    const after = (await (await fetch(`${address}/dev/accounts`)).json()) as typeof people;
    expect(after.items.find((person) => person.email === email)?.roles).toContain('steward');
    const checked = await run('check-free-time', environment);
    expect(checked).toMatchObject({ status: 0, stderr: '' });
    expect(checked.stdout).toMatch(
      /^Looking at the database .*\n[1-9]\d* diaries, and the free time of each is what a rebuild makes of it\.\n$/,
    );

    barefoot.kill('SIGTERM');
    await once(barefoot, 'exit');
    barefoot = undefined;
    expect(await run('check-free-time', environment)).toEqual(checked);
    expect(await run('grant-steward', environment, email)).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('without a database', () => {
  const folder = mkdtempSync(join(scratch, 'receipts-'));
  const file = (name: string, content: unknown) => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return join(folder, name);
  };
  const verify = (...args: string[]) => run('verify-receipt', {}, ...args);
  const keyPair = new ReceiptKey(generateKeyPairSync('ed25519').privateKey);
  const body = canonicalJson({
    ...{
      version: 1,
      service: 'Barefoot',
      kind: 'returned',
      adviser: { id: newId(), name: 'Ann\u001b[31m' },
      number: 2,
    },
    ...{ previous_hash: 'ab'.repeat(32), issued_at: '2027-04-09T10:00:00Z', lines: [] },
    returned: { number: 1, hash: 'ab'.repeat(32), on: '2027-04-12', reason: '' },
    payout: { id: newId(), rail: 'stripe', amount_minor: 49_203, currency: 'GBP', paid_on: '2027-04-09' },
  });
  const { hash, signature, keyId: key_id } = keyPair.sign(body);
  const { publicKey: public_key } = keyPair.public;
  const receipt = { body, hash, signature, key_id, public_key };

  afterAll(() => rmSync(folder, { recursive: true }));

  test('a receipt is checked, and one that was changed is refused in sentences', async () => {
    const good = file('good.json', receipt);
    const [alone, named, published, forged] = await Promise.all([
      verify(good),
      verify(good, '--keys', key_id),
      verify(good, '--keys', file('keys.json', { items: [{ public_key }] })),
      verify(file('forged.json', { ...receipt, body: body.replace('49203', '99203') })),
    ]);
    const says = 'Receipt 2: £492.03 that were paid to Ann [31m on 2027-04-09 came back on 2027-04-12.\n';
    const sound = `${says}As it was signed, to the letter; its sums are right.\n`;
    for (const { status, stdout, stderr } of [named, published])
      expect({ status, stdout, stderr }).toEqual({
        status: 0,
        stdout: `${sound}Signed by a key that you gave.\n`,
        stderr: '',
      });
    expect(alone.status).toBe(0);
    expect(alone.stdout).toMatch(new RegExp(`SHA-256 ${key_id}[0-9a-f]{48}\\.\n.*GET /api/v1/receipts/keys`));
    expect(forged).toMatchObject({ status: 1, stdout: '' });
    expect(forged.stderr).toMatch(/its body was changed.*\n.*its signature.*\nDo not rely on it\.\n$/);
  });

  test.each([
    [[], /^Say which: npm run verify:receipt/],
    [['missing.json'], /^missing\.json cannot be read \(ENOENT\)/],
    [[join(folder, 'good.json'), '--keys'], /^Say which/],
    [[join(folder, 'good.json'), '--keys', '0123456789abcdef'], /none of those that you gave/],
    [[file('empty.json', {})], /^This is no receipt/],
    [[file('text.json', 'no')], /is no JSON/],
  ])('%j is told what is wrong', async (args, message) => {
    const { status, stderr } = await verify(...args);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(message) });
  });
});
