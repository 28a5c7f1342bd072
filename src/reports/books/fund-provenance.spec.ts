import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { money } from '../../kernel/money.js';
import type { AccountId, KeptTransfer, TransferId } from '../../ledger/index.js';
import { provenanceOf } from './fund-provenance.js';

type Line = readonly [code: string, from: string, to: string, minor: number];

const fund = 'programme-fund' as AccountId;
const booking = (which: number) => `escrow ${which}`;

/** What may happen to a programme with two vouchers and three sessions; what an account has not, it does not give. */
const steps: readonly (readonly [code: string, from: string, to: string])[] = [
  ['deposit-received', 'bank', fund],
  ['deposit-paid', 'payment', fund],
  ['fund-returned', fund, 'bank'],
  ['deposit-received-reversed', fund, 'bank'],
  ...[1, 2].flatMap((which) => [
    ['voucher-offered', fund, `voucher ${which}`] as const,
    ['voucher-expired', `voucher ${which}`, fund] as const,
    ...[1, 2, 3].flatMap((session) => [
      ['voucher-reserved', `voucher ${which}`, booking(session)] as const,
      ['returned-to-voucher', booking(session), `voucher ${which}`] as const,
    ]),
  ]),
  ...[1, 2, 3].flatMap((session) => [
    ['client-share-received', 'bank', booking(session)] as const,
    ['client-share-returned', booking(session), 'client-credit'] as const,
    ['returned-to-programme', booking(session), fund] as const,
    ['session-earned', booking(session), 'adviser-payable'] as const,
  ]),
];

const guarded = (account: string) => account !== 'bank' && account !== 'payment';

function transferOf([code, from, to, minor]: Line, number: number): KeptTransfer {
  const at = Temporal.Instant.from('2027-03-22T08:00:00Z');
  const posting = (account: string, amount: number) => {
    const [kind = '', owner = ''] = account.split(' ');
    return { accountId: account as AccountId, kind, owner, amount: money(amount) };
  };
  return {
    ...{ id: `t${number}` as TransferId, number, code, reference: `r${number}`, occurredAt: at, recordedAt: at },
    ...{ byUser: null, reverses: null, postings: [posting(from, -minor), posting(to, minor)] },
  };
}

const books = fc
  .array(fc.record({ which: fc.nat(steps.length - 1), wish: fc.integer({ min: 1, max: 300 }) }), { maxLength: 60 })
  .map((wishes) => {
    const balances = new Map<string, number>();
    const has = (account: string) => balances.get(account) ?? 0;
    const lines = wishes.flatMap(({ which, wish }): Line[] => {
      const [code, from, to] = steps[which] ?? ['', '', ''];
      const minor = guarded(from) ? Math.min(wish, has(from)) : wish;
      if (minor === 0) return [];
      balances.set(from, has(from) - minor);
      balances.set(to, has(to) + minor);
      return [[code, from, to, minor]];
    });
    return { transfers: lines.map(transferOf), has };
  });

const minorOf = (amounts: readonly { readonly minor: number }[]) => amounts.reduce((sum, { minor }) => sum + minor, 0);

test('every deposit lies somewhere, whole', () => {
  fc.assert(
    fc.property(books, ({ transfers }) => {
      for (const { amount, ...where } of provenanceOf(fund, transfers).deposits) {
        const { left, awarded, reserved, drawn, returned, reversed } = where;
        const parts = [left, awarded, reserved, drawn, returned, reversed];
        expect(minorOf(parts)).toBe(amount.minor);
        expect(parts.every(({ minor }) => minor >= 0)).toBe(true);
      }
    }),
  );
});

test('what is undone of a deposit is no return of it', () => {
  const lines: Line[] = [
    ['deposit-received', 'bank', fund, 100],
    ['fund-returned', fund, 'bank', 30],
    ['deposit-received-reversed', fund, 'bank', 70],
  ];
  const { deposits } = provenanceOf(fund, lines.map(transferOf));
  expect(deposits).toMatchObject([{ left: money(0), returned: money(30), reversed: money(70) }]);
});

test('what came by a payment goes back to its funder by the bank', () => {
  const lines: Line[] = [
    ['deposit-paid', 'payment', fund, 100],
    ['fund-returned', fund, 'bank', 60],
  ];
  const { deposits } = provenanceOf(fund, lines.map(transferOf));
  expect(deposits).toMatchObject([{ left: money(40), returned: money(60), drawn: money(0) }]);
});

test('no more is left and promised of deposits than a fund and its vouchers have, and all that was drawn is drilled down to', () => {
  fc.assert(
    fc.property(books, ({ transfers, has }) => {
      const { deposits, movements } = provenanceOf(fund, transfers);
      // There may be more: a session may give to a voucher what its client put in, which is no deposit's.
      expect(minorOf(deposits.map(({ left }) => left))).toBeLessThanOrEqual(has(fund));
      expect(minorOf(deposits.map(({ awarded }) => awarded))).toBeLessThanOrEqual(has('voucher 1') + has('voucher 2'));
      for (const { transfer, drawn } of deposits) {
        const paid = movements.filter((moved) => moved.drawn && moved.lot.id === transfer.id);
        expect(minorOf(paid.map(({ amount }) => amount))).toBe(drawn.minor);
      }
    }),
  );
});
