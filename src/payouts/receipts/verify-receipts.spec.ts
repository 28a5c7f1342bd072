import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';
import type { ReceiptBody, ReceiptLine } from './receipt-body.js';
import { fingerprintOf, ReceiptKey } from './receipt-key.js';
import { fingerprintsIn, verifyReceipts } from './verify-receipts.js';

const aKey = () => new ReceiptKey(generateKeyPairSync('ed25519').privateKey);
const key = aKey();
const id = (last: number) => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;

// £450 for 14 days at 11.75 %.
const interest = { amount_minor: 203, rate: 1175, from: '2027-03-26', to: '2027-04-08', days_before: 0, days: 14 };
const line: ReceiptLine = {
  ...{ earning_id: id(1), kind: 'session', reference: id(2), earned_on: '2027-03-18', due_on: '2027-03-25' },
  ...{ principal_minor: 45_000, vat_minor: 0, amount_minor: 45_000, days_to_pay: 22, late_since: '2027-03-25' },
  days_late: 15,
  interest,
  compensation_minor: 4000,
  facts: {
    ...{ title_en: 'Choosing a legal form', accepted_at: '2027-03-18T09:00:00.000Z' },
    quote: { hash: 'ab', adviser_net_minor: 45_000, fee_minor: 3600, vat_minor: 0, total_minor: 48_600 },
    shares: [{ amount_minor: 40_000 }, { amount_minor: 8600 }],
  },
};
const body: ReceiptBody = {
  ...{ version: 1, service: 'Barefoot', kind: 'paid', adviser: { id: id(3), name: 'Siân Ŵyn' }, number: 1 },
  ...{ previous_hash: null, issued_at: '2027-04-09T10:00:00Z', returned: null, lines: [line] },
  payout: { id: id(4), rail: 'stripe', amount_minor: 49_203, currency: 'GBP', paid_on: '2027-04-09' },
};

function signed(says: unknown, by = key) {
  const { body: text, hash, signature, keyId: key_id } = by.sign(canonicalJson(says));
  return { number: 1, body: text, hash, signature, key_id, public_key: by.public.publicKey };
}
const receipt = signed(body);
const faultsOf = (given: unknown) => verifyReceipts(given).faults.join('\n');
const withLine = (change: Partial<ReceiptLine>) => signed({ ...body, lines: [{ ...line, ...change }] });

test('a receipt as it was signed is good, and says what it says', () => {
  const { receipts, faults } = verifyReceipts(receipt);
  expect(faults).toEqual([]);
  expect(receipts).toEqual([{ body, hash: receipt.hash, fingerprint: fingerprintOf(key.public.publicKey) }]);
});

describe('whoever changes any of it is found out', () => {
  type Path = readonly string[];

  /** Every value within, by its path. */
  function places(value: unknown, path: Path = []): Path[] {
    if (typeof value !== 'object' || value === null) return [path];
    return Object.entries(value).flatMap(([name, its]) => places(its, [...path, name]));
  }

  function changed(value: unknown, [name, ...rest]: Path): unknown {
    if (name === undefined) return typeof value === 'number' ? value + 1 : `${typeof value === 'string' ? value : ''}1`;
    const copy = structuredClone(value) as Record<string, unknown>;
    copy[name] = changed(copy[name], rest);
    return copy;
  }

  test.each(places(body).map((path) => [path.join('.'), path] as const))('%s', (_, path) => {
    expect(faultsOf({ ...receipt, body: canonicalJson(changed(body, path)) })).toMatch(
      /its body was changed.*\n.*signature/,
    );
  });

  test('also with a hash to match', () => {
    const forged = signed({ ...body, adviser: { ...body.adviser, name: 'Mallory' } }, aKey());
    const { signature, key_id, public_key } = receipt;
    expect(faultsOf({ ...forged, signature, key_id, public_key })).toMatch(/^Receipt 1: its signature is not that/);
    expect(faultsOf({ ...forged, key_id })).toMatch(/it names the key .* and comes with the key/);
  });

  test('also who signs it all again, by another key, where the keys are known', () => {
    const forged = signed(body, aKey());
    const ours = fingerprintsIn({ items: [{ public_key: key.public.publicKey }] });
    const isOurs = (fingerprint: string) => ours.includes(fingerprint);
    expect(verifyReceipts(receipt, isOurs).faults).toEqual([]);
    expect(verifyReceipts(forged, isOurs).faults.join()).toMatch(/none of those that you gave/);
    expect(verifyReceipts(forged).receipts[0]?.fingerprint).not.toBe(ours[0]);
  });

  test('also in how it is written', () => {
    const spaced = JSON.stringify(body, null, 1);
    expect(faultsOf({ ...receipt, ...key.sign(spaced), key_id: key.public.keyId })).toMatch(
      /not written as canonical JSON/,
    );
  });
});

describe('sums that are wrong are refused, whoever signed them', () => {
  test.each<[string, unknown, RegExp]>([
    [
      'the amount',
      signed({ ...body, payout: { ...body.payout, amount_minor: 1 } }),
      /lines add up to 49203, and the amount is 1\./,
    ],
    ['half of what was earned', withLine({ amount_minor: 1 }), /neither all nor nothing/],
    ['the VAT', withLine({ vat_minor: 45_001 }), /VAT is more/],
    ['the days until it was paid', withLine({ days_to_pay: 3 }), /from 2027-03-18 to 2027-04-09 it is not 3 days/],
    ['the days that it was late', withLine({ days_late: 0 }), /15 days late, not 0/],
    ['late before it was due', withLine({ due_on: '2027-03-26' }), /due on 2027-03-26/],
    [
      'the interest',
      withLine({ interest: { ...interest, amount_minor: 100 } }),
      /interest is 100, and 203 by its rate/,
    ],
    [
      'days without interest',
      withLine({ interest: { ...interest, from: '2027-03-25' } }),
      /for days on which it bore none/,
    ],
    ['paid for being late in time', withLine({ late_since: null, days_late: 0 }), /was not late/],
    [
      'the shares',
      withLine({ facts: { ...line.facts, shares: [{ amount_minor: 1 }] } }),
      /shares add up to 1, and the price is 48600/,
    ],
    [
      'the quote',
      withLine({ facts: { ...line.facts, quote: { ...(line.facts['quote'] as object), fee_minor: 1 } } }),
      /parts of its quote/,
    ],
    [
      'a return with lines',
      signed({ ...body, kind: 'returned', returned: { number: 1, hash: receipt.hash, on: '2027-04-10', reason: '' } }),
      /has lines/,
    ],
    ['a return of nothing', signed({ ...body, kind: 'returned' }), /does not say both/],
  ])('%s', (_, given, why) => {
    expect(faultsOf(given)).toMatch(why);
  });

  test('a penny of rounding is none', () => {
    const more = { ...interest, amount_minor: 204 };
    const payout = { ...body.payout, amount_minor: 49_204 };
    expect(faultsOf(signed({ ...body, payout, lines: [{ ...line, interest: more }] }))).toBe('');
  });
});

describe('a chain', () => {
  const second = { ...body, number: 2, previous_hash: receipt.hash, payout: { ...body.payout, id: id(5) } };
  const returned = { number: 1, hash: receipt.hash, on: '2027-04-12', reason: 'account closed' };
  const third = { ...body, kind: 'returned', number: 3, previous_hash: signed(second).hash, lines: [], returned };

  test('of receipts that follow on each other holds, in whatever order, as a list or as the API gives it', () => {
    const all = [signed(third), receipt, signed(second)];
    expect(faultsOf(all)).toBe('');
    expect(faultsOf({ items: all, next_cursor: null })).toBe('');
    expect(verifyReceipts(all).receipts).toHaveLength(3);
  });

  test.each<[string, unknown[], RegExp]>([
    ['with one taken out', [receipt, signed(third)], /Between receipts 1 and 3 something is missing/],
    ['with one twice', [receipt, receipt], /Between receipts 1 and 1/],
    [
      'with another first',
      [signed({ ...body, issued_at: '2027-04-09T11:00:00Z' }), signed(second)],
      /Receipt 2 follows on another receipt 1/,
    ],
    ['of two advisers', [receipt, signed({ ...second, adviser: { id: id(9), name: '' } })], /not of the same adviser/],
    [
      'that takes back what another payout paid',
      [receipt, signed({ ...third, number: 2, previous_hash: receipt.hash, payout: second.payout })],
      /takes back another receipt 1/,
    ],
  ])('%s does not', (_, given, why) => {
    expect(faultsOf(given)).toMatch(why);
  });
});

test.each([[null], [[]], ['text'], [{}], [{ ...receipt, body: 1 }]])('%j is no receipt', (given) => {
  expect(faultsOf(given)).toMatch(/^This is no receipt/);
});

test.each([['{'], ['[]'], ['{"version":2}']])('%s is no body', (text) => {
  expect(faultsOf({ ...receipt, ...key.sign(text) })).toMatch(/body is not that of a receipt/);
});

test('keys are known by what is published', () => {
  expect(() => fingerprintsIn({ items: [] })).toThrow(/These are no keys/);
});
