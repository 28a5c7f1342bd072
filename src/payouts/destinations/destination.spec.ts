import { describe, expect, test } from '@jest/globals';
import { type ExpertId, newId, type PayoutDestinationId } from '../../kernel/id.js';
import type { NameCheck } from '../../payments/index.js';
import type { PayoutDestination, PayoutRailName } from '../payout-destination.js';
import {
  afterCheck,
  broken,
  chosen,
  confirmed,
  following,
  isTheSame,
  lookedAt,
  nextStepOf,
  replaced,
} from './destination.js';

const now = Temporal.Instant.from('2027-03-01T09:00:00Z');
const later = now.add({ hours: 2 });
const bankAccount = { name: 'Ada Jones', sortCode: '200000', number: '55779911' };
const ids = { id: newId<PayoutDestinationId>(), expertId: newId<ExpertId>() };
const active = { externalId: 'acct_1', state: 'active' } as const;
const pending = { externalId: 'acct_1', state: 'pending' } as const;

const choice = (rail: PayoutRailName) => ({ rail, bankAccount: rail === 'stripe' ? null : bankAccount });
const choose = (rail: PayoutRailName) => chosen(ids, choice(rail), undefined, now);
const named = (check: NameCheck): PayoutDestination =>
  afterCheck(choose('gocardless'), { externalId: 'BA1', name: { check, nameAtBank: null } }, later);

describe('a destination', () => {
  test('of Stripe stands as the account there does', () => {
    const without = choose('stripe');
    expect([without.state, nextStepOf(without), without.externalId]).toEqual(['checking', 'onboard', null]);
    expect(chosen(ids, choice('stripe'), active, now)).toMatchObject({ state: 'ready', readyAt: now });
    expect(following(without, pending, later)).toMatchObject({ state: 'checking', externalId: 'acct_1' });
    const ready = following(without, active, now);
    expect(following(ready, active, later).readyAt).toBe(now);
    expect(following(ready, pending, later)).toMatchObject({ state: 'checking', readyAt: null });
    const stopped = broken(ready, 'returned');
    expect([following(stopped, active, later), nextStepOf(stopped)]).toEqual([stopped, 'confirm']);
    expect(confirmed(stopped, active, later)).toMatchObject({ state: 'ready', readyAt: later, brokenBecause: null });
    expect(confirmed(stopped, pending, later)).toMatchObject({ state: 'checking', readyAt: null });
    expect(() => confirmed(without, active, later)).toThrow(/Stripe does not know yet who you are/);
    expect(following(choose('bank-file'), active, later).state).toBe('checking');
  });

  test('of a bank file is its adviser’s word', () => {
    const begun = choose('bank-file');
    expect([nextStepOf(begun), begun.nextLookAt]).toEqual(['confirm', null]);
    const ready = confirmed(begun, undefined, later);
    expect(ready).toMatchObject({ state: 'ready', readyAt: later });
    expect(confirmed(ready, undefined, later)).toBe(ready);
    expect(confirmed(broken(ready, 'returned'), undefined, later)).toMatchObject({ state: 'ready', readyAt: later });
  });

  test.each([
    ['full-match', 'ready', 'none', later],
    ['partial-match', 'checking', 'confirm', null],
    ['unable-to-match', 'checking', 'confirm', null],
    ['no-match', 'checking', 'correct', null],
  ] as const)('whose bank says %s is %s', (check, state, next, readyAt) => {
    const after = named(check);
    expect(after).toMatchObject({ state, readyAt, nameCheck: check, externalId: 'BA1', nextLookAt: null });
    expect(nextStepOf(after)).toBe(next);
    expect(afterCheck(after, 'refused', later)).toBe(after); // heard once
    if (next === 'correct') expect(() => confirmed(after, undefined, later)).toThrow(/not in that name/);
    else expect(confirmed(after, undefined, later)).toMatchObject({ state: 'ready', readyAt: later });
  });

  test('whose bank says nothing is asked again, ever less often', () => {
    const begun = choose('gocardless');
    expect([nextStepOf(begun), begun.nextLookAt]).toEqual(['wait', now.add({ minutes: 1 })]);
    const heard = afterCheck(begun, { externalId: 'BA1', name: null }, later);
    expect([heard.externalId, nextStepOf(heard)]).toEqual(['BA1', 'wait']);
    expect(() => confirmed(heard, undefined, later)).toThrow(/being asked/);
    const minutes = (waited: number) => {
      const at = now.add({ minutes: waited });
      return at.until(lookedAt(begun, at).nextLookAt ?? at).total('minutes');
    };
    expect([0, 2, 60, 10_000].map(minutes)).toEqual([1, 1, 15, 360]);
  });

  test('that there cannot be is corrected, and what is replaced stays that', () => {
    const refused = afterCheck(choose('gocardless'), 'refused', later);
    expect(refused).toMatchObject({ state: 'broken', brokenBecause: 'account-refused', nextLookAt: null });
    expect(nextStepOf(refused)).toBe('correct');
    expect(() => confirmed(refused, undefined, later)).toThrow(/There can be no account/);
    const old = replaced(refused);
    expect(old).toMatchObject({ state: 'replaced', brokenBecause: null });
    expect([broken(old, 'returned'), nextStepOf(old)]).toEqual([old, 'none']);
  });

  test('is the same where nothing else was said and nothing is to be mended', () => {
    const ready = confirmed(choose('bank-file'), undefined, later);
    expect(isTheSame(ready, choice('bank-file'))).toBe(true);
    expect(isTheSame(ready, choice('gocardless'))).toBe(false);
    expect(isTheSame(ready, { rail: 'bank-file', bankAccount: { ...bankAccount, number: '55779912' } })).toBe(false);
    expect(isTheSame(ready, { rail: 'bank-file', bankAccount: { ...bankAccount, name: 'Ada J' } })).toBe(false);
    expect(isTheSame(broken(ready, 'returned'), choice('bank-file'))).toBe(false);
    expect(isTheSame(named('no-match'), choice('gocardless'))).toBe(false);
    expect(isTheSame(choose('stripe'), choice('stripe'))).toBe(true);
  });
});
