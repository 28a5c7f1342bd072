import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import { Amiss, check, say, show, step } from '../print.js';
import type { Receipt, ReceiptBody } from './answers.js';
import type { Adviser } from './people.js';
import type { Paid } from './story.js';

/** An adviser can show to a bank what they were paid, and how promptly, without asking us. */
export async function verifyReceipts({ cast }: Paid): Promise<void> {
  const { iestyn, angharad, farida, steward } = cast;
  const folder = await mkdtemp(join(tmpdir(), 'barefoot-receipts-'));
  try {
    const verifier = new Verifier(folder);
    step('Receipts that prove themselves');
    say('With each payout comes a receipt, signed, which names the one before it. Their keys are published.');
    await verifier.keep('keys.json', await exchange<object>(cast.anybody, 'GET /receipts/keys'));
    await readAll(iestyn, verifier, ['paid £131.25', 'paid £131.25']);
    const late = await readAll(angharad, verifier, ['paid £115.50', 'paid £115.50', 'paid £40.52']);
    check('the second says that it was 14 days late', bodyOf(late[1]).lines[0]?.days_late === 14, late[1]);
    const chain = await readAll(farida, verifier, ['paid £110.25', 'returned £110.25', 'paid £110.25']);
    await tamper(verifier, chain);
    await print(steward, bodyOf(chain[0]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The program that everybody has, run in a folder with nothing but what it is to look at, and no settings. */
class Verifier {
  constructor(private readonly folder: string) {}

  keep(name: string, content: object): Promise<void> {
    return writeFile(join(this.folder, name), JSON.stringify(content));
  }

  /** Prints what it says, and tells whether it finds nothing wrong. */
  async isSound(name: string): Promise<boolean> {
    const program = fileURLToPath(new URL('../../src/verify-receipt.js', import.meta.url));
    show(`> npm run verify:receipt -- ${name} --keys keys.json`);
    const { code, said } = await run([program, name, '--keys', 'keys.json'], this.folder);
    for (const line of said.trim().split('\n')) for (const part of inParts(line)) show(`  ${part}`);
    if (code !== 0 && code !== 1) throw new Amiss('the verifier answers', { code, said });
    return code === 0;
  }
}

/** Hashes say nothing to a reader. */
function inParts(line: string): readonly string[] {
  return line.replace(/([0-9a-f]{8})[0-9a-f]{56}/g, '$1…').split(/(?<=[.:]) (?=[A-Z])/);
}

function run(args: readonly string[], cwd: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env: {} }, (error, out, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 2 : 0, said: out + errors });
    });
  });
}

/** Of one adviser, the first coming first. */
async function readAll(adviser: Adviser, verifier: Verifier, expected: readonly string[]): Promise<readonly Receipt[]> {
  const { items } = await exchange<{ items: readonly Receipt[] }>(adviser, `GET ${adviser.path}/receipts`);
  const receipts = items.toReversed();
  const seen = receipts.map((one) => `${one.kind} ${pounds({ minor: bodyOf(one).payout.amount_minor })}`);
  check(
    `${adviser.name} has ${expected.length} receipts: ${expected.join(', ')}`,
    seen.join() === expected.join(),
    seen,
  );
  const links = receipts.map((one) => bodyOf(one).previous_hash);
  check(
    'each names the one before it',
    links.join() === [null, ...receipts.map(({ hash }) => hash)].slice(0, -1).join(),
  );
  const name = `${adviser.name.toLowerCase()}.json`;
  await verifier.keep(name, items);
  check('all of them are as they were signed', await verifier.isSound(name));
  return receipts;
}

async function tamper(verifier: Verifier, chain: readonly Receipt[]): Promise<void> {
  say('Somebody makes £910.25 of the £110.25 in the last one, in its line too, so that the sums are right:');
  const last = chain.at(-1) as Receipt;
  const body = last.body
    .replaceAll('"amount_minor":11025', '"amount_minor":91025')
    .replaceAll('"principal_minor":11025', '"principal_minor":91025');
  check('they have changed it', body !== last.body);
  await verifier.keep('changed.json', { ...last, body });
  check('it is refused', !(await verifier.isSound('changed.json')));
  say('Somebody else leaves out the one that says that the money came back:');
  await verifier.keep(
    'shortened.json',
    chain.filter(({ kind }) => kind === 'paid'),
  );
  check('that is refused too', !(await verifier.isSound('shortened.json')));
}

function bodyOf(receipt: Receipt | undefined): ReceiptBody & { readonly payout: { readonly id: string } } {
  return JSON.parse(receipt?.body ?? '{}') as ReceiptBody & { readonly payout: { readonly id: string } };
}

/** On paper, in both languages. */
async function print(
  { baseUrl, token = '', name }: Paid['cast']['steward'],
  { payout }: ReturnType<typeof bodyOf>,
): Promise<void> {
  for (const language of ['en', 'cy']) {
    const path = `/api/v1/payouts/${payout.id}/receipt.pdf?language=${language}`;
    show(`${name} > GET …/receipt.pdf?language=${language}`);
    const answer = await fetch(baseUrl + path, { headers: { authorization: `Bearer ${token}` } });
    const pdf = Buffer.from(await answer.arrayBuffer());
    const isPdf = answer.status === 200 && pdf.subarray(0, 5).toString() === '%PDF-';
    check(`it is a PDF of ${Math.round(pdf.length / 1024)} KiB`, isPdf && pdf.length > 10_000, answer.status);
  }
}
