import { describe, expect, test } from '@jest/globals';
import type { UserId } from '../../kernel/id.js';
import type { Voucher, VoucherState } from '../voucher.js';
import { accept, activate, cancel, clawBack, decline, endDue, extend, resume, suspend } from './award.js';
import { activeTerms, endOfDayAfter, offered } from './terms.js';
import { hashOfCode, newVoucherCode } from './voucher-code.js';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2027-03-22T09:00:00Z');
const by = 'somebody' as UserId;

const terms = {
  ...{ id: 'p', currency: 'GBP', preparationPercent: 25, commitmentFeeMinor: 0, subsidyControlled: false },
  ...{ funderPercent: 75, match: 'cash', matchMinutesAnHour: null, paysFeeAndVat: true, topics: [], adviserKinds: [] },
  ...{ offerDays: 28, startDays: 60, useMonths: 6 },
};
const fresh = offered({
  application: { id: 'a', organisationId: 'o' },
  programme: terms,
  package: { id: 'k', valueMinor: 60_001, minutes: 600 },
  by: null,
  now,
} as unknown as Parameters<typeof offered>[0]);

/** As it would lie in the database. */
function inState(state: VoucherState): Voucher {
  const accepted = { acceptedAt: now, acceptedBy: by };
  const active = { ...accepted, ...activeTerms(fresh, now) };
  const suspended = { ...active, suspendedAt: now, suspensionReason: 'For now.' };
  const ended = { ...active, endedAt: now, endReason: 'Over.' };
  const facts = { offered: {}, accepted, active, suspended } as Partial<Record<VoucherState, object>>;
  return { ...fresh, state, ...(facts[state] ?? ended) };
}

test('an offer has the terms of its programme, and of its value so much for preparation, rounded down', () => {
  expect(fresh).toMatchObject({ state: 'offered', valueMinor: 60_001, preparationMostMinor: 15_000, minutes: 600 });
  expect(fresh.offerLapsesAt).toEqual(at('2027-04-19T23:00:00Z'));
});

test.each([
  ['2027-03-22T09:00:00Z', { days: 60 }, '2027-05-21T23:00:00Z'],
  ['2027-03-22T09:00:00Z', { months: 6 }, '2027-09-22T23:00:00Z'],
  ['2027-08-31T09:00:00Z', { months: 6 }, '2028-03-01T00:00:00Z'], // there is no 31 February; 2028 has a 29th
  ['2027-03-31T23:30:00Z', { months: 1 }, '2027-05-01T23:00:00Z'], // it is 1 April in London already
  ['2027-10-30T12:00:00Z', { days: 1 }, '2027-11-01T00:00:00Z'],
])('from %s %j later the day ends at %s', (from, length, end) => {
  expect(endOfDayAfter(at(from), length)).toEqual(at(end));
});

describe('accepting', () => {
  test('makes a voucher active at once where no fee is asked for, else once that is there', () => {
    const active = accept(fresh, { by, codeHash: 'h' }, now);
    expect(active).toMatchObject({ state: 'active', acceptedAt: now, activeAt: now, acceptedBy: by, codeHash: 'h' });
    const waiting = accept({ ...fresh, commitmentFeeMinor: 5000 }, { by, codeHash: 'h' }, now);
    expect(waiting).toMatchObject({ state: 'accepted', acceptedAt: now, activeAt: null, expiresAt: null });
    const later = at('2027-04-01T09:00:00Z');
    expect(activate(waiting, later)).toMatchObject({
      state: 'active',
      activeAt: later,
      startBy: at('2027-05-31T23:00:00Z'),
    });
  });

  test.each([
    ['2027-04-19T22:59:59.999Z', undefined],
    ['2027-04-19T23:00:00Z', 'offer-lapsed'],
  ])('is possible until the offer lapses: at %s %s', (when, code) => {
    const tries = [() => accept(fresh, { by, codeHash: 'h' }, at(when)), () => decline(fresh, at(when))];
    for (const attempt of tries) {
      if (code) expect(attempt).toThrow(expect.objectContaining({ code }));
      else expect(attempt).not.toThrow();
    }
  });
});

describe('a voucher', () => {
  const deeds: Record<string, (voucher: Voucher) => Voucher> = {
    accept: (voucher) => accept(voucher, { by, codeHash: 'h' }, now),
    decline: (voucher) => decline(voucher, now),
    activate: (voucher) => activate(voucher, now),
    extend: (voucher) => extend(voucher, { days: 90, most: 90 }, now),
    suspend: (voucher) => suspend(voucher, 'A doubt.', now),
    resume: (voucher) => resume(voucher, now),
    cancel: (voucher) => cancel(voucher, 'No more.', now),
    clawBack: (voucher) => clawBack(voucher, { cause: 'false-declaration', reason: 'Not true.' }, now),
  };
  test.each([
    ['offered', ['accept', 'decline', 'cancel']],
    ['accepted', ['activate', 'cancel']],
    ['active', ['extend', 'suspend', 'cancel', 'clawBack']],
    ['suspended', ['extend', 'resume', 'cancel', 'clawBack']],
    ['declined', []],
    ['lapsed', []],
    ['exhausted', ['clawBack']],
    ['expired', ['clawBack']],
    ['cancelled', ['clawBack']],
    ['clawed-back', []],
  ] as const)('that is %s can: %j', (state, possible) => {
    const can = Object.entries(deeds).flatMap(([name, deed]) => {
      try {
        deed(inState(state));
        return [name];
      } catch (error) {
        expect((error as { code: string }).code).toMatch(/^(voucher-state|offer-lapsed)$/);
        return [];
      }
    });
    expect(can.sort()).toEqual([...possible].sort());
  });

  test('is extended once, by at most so many days, to the end of a day', () => {
    const longer = extend(inState('active'), { days: 90, most: 90 }, now);
    expect(longer).toMatchObject({ expiresAt: at('2027-12-22T00:00:00Z'), startBy: at('2027-08-19T23:00:00Z') });
    expect(() => extend(longer, { days: 1, most: 90 }, now)).toThrow(
      expect.objectContaining({ code: 'already-extended' }),
    );
    expect(() => extend(inState('active'), { days: 91, most: 90 }, now)).toThrow(
      expect.objectContaining({ code: 'extension-too-long' }),
    );
  });

  test.each([
    ['offered', '2027-04-19T23:00:00Z', [600, 0, 0], 'lapsed'],
    ['offered', '2027-04-19T22:59:59Z', [600, 0, 0], undefined],
    ['accepted', '2030-01-01T00:00:00Z', [600, 0, 0], undefined],
    ['active', '2027-09-22T23:00:00Z', [600, 0, 0], 'expired'],
    ['suspended', '2027-09-22T23:00:00Z', [100, 200, 300], 'expired'],
    ['active', '2027-05-21T23:00:00Z', [600, 0, 0], 'expired'], // nobody started
    ['active', '2027-05-21T22:59:59Z', [600, 0, 0], undefined],
    ['active', '2027-05-21T23:00:00Z', [500, 100, 0], undefined],
    ['active', '2027-05-21T23:00:00Z', [500, 0, 100], undefined],
    ['active', '2027-03-23T09:00:00Z', [0, 0, 600], 'exhausted'],
    ['active', '2027-03-23T09:00:00Z', [0, 1, 599], undefined],
    ['expired', '2030-01-01T00:00:00Z', [0, 0, 600], undefined],
  ] as const)('that is %s at %s with %j left, reserved and drawn ends as %s', (state, when, money, ends) => {
    const [leftMinor, reservedMinor, drawnMinor] = money;
    expect(endDue(inState(state), { leftMinor, reservedMinor, drawnMinor }, at(when))?.state).toBe(ends);
  });
});

test('a code is 24 letters and digits that no two vouchers share, and is known however it is typed', () => {
  const codes = Array.from({ length: 1000 }, newVoucherCode);
  expect(new Set(codes).size).toBe(1000);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  const hash = hashOfCode('0123-4567-89AB-CDEF-GHJK-MNPQ');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  for (const typed of ['o123 4567 89ab cdef ghjk mnpq', '0I2345 6789ABCDEFGHJKMNPQ'])
    expect(hashOfCode(typed)).toBe(hash);
});
