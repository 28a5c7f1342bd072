import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { money } from '../src/kernel/money.js';
import { chart, type Transfer } from '../src/ledger/index.js';

/** docs/money.md is written by hand. What it says of accounts and transfers is what the code does. */
const document = readFileSync('docs/money.md', 'utf8');

/** The cells of all rows of the tables that begin with such a head. */
function rowsUnder(head: string): string[][] {
  return document
    .split(/\n\n+/)
    .filter((block) => new RegExp(`^\\| ${head} +\\|`).test(block))
    .flatMap((block) => block.trim().split('\n').slice(2))
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** What stands between backticks in a cell. */
const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');

test('every account of the chart has its row, with whose it is and its bound', () => {
  const rows = rowsUnder('kind').map(([kind, whose, , bound]) => [codesIn(kind)[0], whose, bound]);
  const whose = {
    ...{ programme: 'a programme’s', voucher: 'a voucher’s', booking: 'a booking’s', expert: 'an adviser’s' },
    ...{ organisation: 'an organisation’s', 'group-session': 'a group session’s', party: 'a party’s' },
    ...{ payment: 'a payment’s', refund: 'a refund’s', 'adviser-payout': 'a payout’s' },
  };
  const kept = Object.entries(chart).map(([kind, { owner, least }]) => [
    ...[kind, owner === null ? 'the platform’s' : whose[owner], least === null ? 'open' : `guarded, ${least}`],
  ]);
  expect(rows).toEqual(kept);
});

/** Whatever a transfer may be written of: each name that a function of postings takes apart, and of which thing it is. */
const about = {
  ...{ id: 'id', reference: 'id', bookingId: 'booking', voucherId: 'voucher', sessionId: 'group session' },
  ...{ programmeId: 'programme', organisationId: 'organisation', expertId: 'expert' },
  ...{
    paymentId: 'payment',
    refundId: 'refund',
    reversalId: 'reversal',
    provider: 'stripe',
    rail: 'bank-file',
    isOwed: true,
  },
  hasArrived: true,
};
const amounts = ['amount', 'adviser', 'fee', 'platformVat', 'toPool', 'fromPool'];
const given: Readonly<Record<string, unknown>> = {
  ...{ ...about, groupSessionId: null, minutes: 60, from: 'party', to: 'party' },
  ...Object.fromEntries(amounts.map((name, index) => [name, money(2 ** index)])),
};
const everything = new Proxy(given, {
  get(all, name) {
    if (typeof name === 'symbol' || name in all) return all[String(name)];
    throw new Error(`A transfer is written of \`${name}\`, of which test/money.spec.ts knows no example.`);
  },
});

/** What is chosen by a word, each in turn. */
const words: Readonly<Record<string, readonly string[]>> = {
  voucherEnded: ['declined', 'lapsed', 'exhausted', 'expired', 'cancelled', 'clawed-back'],
  voucherReturned: ['voucher', 'programme'],
};

type Posting = (of: typeof everything, ...more: unknown[]) => Transfer;

async function writtenTransfers(): Promise<Transfer[]> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.postings.ts'),
  );
  const found = await Promise.all(files.map((name) => import(pathToFileURL(resolve('src', name)).href)));
  const functions = found.flatMap((module) => Object.entries(module as Record<string, unknown>));
  return functions.flatMap(([name, written]) => {
    if (typeof written !== 'function') return [];
    const posting = written as Posting;
    const when = { occurredAt: Temporal.Instant.from('2027-03-22T08:00:00Z') };
    const between = posting.length > 2 ? (words[name] ?? ['organisation']) : [];
    const transfers =
      between.length > 0 ? between.map((word) => posting(everything, word, when)) : [posting(everything, when)];
    return transfers.filter((transfer) => 'code' in transfer);
  });
}

/** As a row of the document tells it; what somebody gives and gets is each named once, in the order of the postings. */
function told({ code, reference, postings }: Transfer): string {
  const kinds = (sign: number) => [
    ...new Set(postings.filter(({ amount }) => Math.sign(amount.minor) === sign).map(({ account }) => account.kind)),
  ];
  return `${code} of ${reference}: ${kinds(-1).join()} -> ${kinds(1).join()}`;
}

test('every transfer that can be written has its row, and every row its transfer', async () => {
  const things = Object.values(about);
  const rows = rowsUnder('code').flatMap(([codes, reference = '', from, to, when = '']) => {
    expect([codes, when]).toEqual([codes, expect.stringMatching(/^[A-Z].*\.$/)]);
    const of = things.includes(reference) ? reference : 'id';
    return codesIn(codes).map((code) => `${code} of ${of}: ${codesIn(from).join()} -> ${codesIn(to).join()}`);
  });
  const transfers = await writtenTransfers();
  expect(rows.toSorted()).toEqual(transfers.map(told).toSorted());
  expect(new Set(transfers.map(({ code }) => code)).size).toBe(transfers.length);
});

test('every file of postings is named, and every one that is named is there', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.postings.ts'),
  );
  const named = [...document.matchAll(/\(`(src\/\S+\.postings\.ts)`\)/g)].map(([, file]) => file);
  expect(named.toSorted()).toEqual(files.map((name) => join('src', name)).toSorted());
});
