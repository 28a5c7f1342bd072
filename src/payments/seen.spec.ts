import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../kernel/id.js';
import { money, plus } from '../kernel/money.js';
import { accountOf, platformAccount, type Account } from '../ledger/index.js';
import { isSecured, type Payment, type Reversal } from './payment.js';
import { accountOfPayment } from './payment.postings.js';
import { outcomeOf, type Seen } from './seen.js';

const now = Temporal.Instant.from('2027-03-22T09:00:00Z');
const price = money(6000);

function aPayment(more: Partial<Payment> = {}): Payment {
  return {
    ...{ id: newId(), purpose: 'session', reference: newId(), organisationId: newId(), plannedBy: null, version: 1 },
    ...{ rail: 'bank', provider: 'gocardless', amount: price, state: 'open', plannedAt: now, expiresAt: now },
    ...{ checkoutId: 'BRQ1', checkoutUrl: null, externalId: null, isDebit: false, failure: null, mandate: null },
    ...{ reliedAt: null, settledAt: null, clearedAt: null, endedAt: null },
    ...more,
  };
}

function seen(state: Seen['state'], more: Partial<Seen> = {}): Seen {
  const nothing = { failure: null, fee: null, takenBack: null, disputeFees: null };
  return { state, checkoutId: 'BRQ1', externalId: 'PM1', isDebit: false, ...nothing, ...more };
}

const debit = { isDebit: true } as const;
const fee = money(110);
const disputed = { kind: 'dispute', amount: price } as const;
const chargedBack = { kind: 'chargeback', amount: price } as const;
const kept = { disputeFees: money(2000) } as const;

/** A payment with the books that it makes, and somebody who uses its money where it is said. */
class Story {
  reversals: Reversal[] = [];
  news: string[] = [];
  codes: string[] = [];
  disputeFees = money(0);
  private readonly balances = new Map<string, number>();

  constructor(public payment: Payment) {}

  see(what: Seen, { hasRoom = true, isUsed = false } = {}): this {
    const { payment, disputeFees } = this;
    const reversal = this.reversals.find(({ restoredAt }) => restoredAt === null) ?? null;
    const unused = money(this.balanceOf(accountOfPayment(payment.id)));
    const outcome = outcomeOf({ payment, disputeFees, reversal, unused, hasRoom }, what, now);
    for (const { postings } of outcome.transfers)
      for (const { account, amount } of postings) this.add(account, amount.minor);
    this.codes.push(...outcome.transfers.map(({ code }) => code));
    this.news.push(...outcome.news);
    const { restored } = outcome;
    if (restored) this.reversals = this.reversals.map((one) => (one.id === restored.id ? restored : one));
    if (outcome.disputeFee) this.disputeFees = plus(this.disputeFees, outcome.disputeFee.amount);
    if (outcome.reversal) this.reversals.push(outcome.reversal);
    this.payment = outcome.payment;
    return isUsed ? this.use() : this;
  }

  /** What there is goes where it was meant to, as a purpose does that has heard. */
  use(): this {
    const left = this.balanceOf(accountOfPayment(this.payment.id));
    this.add(accountOfPayment(this.payment.id), -left);
    this.add(accountOf('escrow', this.payment.reference), left);
    return this;
  }

  balanceOf({ kind, owner }: Pick<Account, 'kind' | 'owner'>): number {
    return this.balances.get(`${kind} ${owner}`) ?? 0;
  }

  /**
   * What does not depend on who used what and when: what its payer gave, whoever has it by now; what lies with the provider, its fees
   * included, which are gone whatever comes after; and what is counted on.
   */
  get worth() {
    const { id, reference, organisationId, provider } = this.payment;
    const payers = [accountOfPayment(id), accountOf('escrow', reference), accountOf('client-debt', organisationId)];
    const theirs = [platformAccount(provider), platformAccount('provider-fees')];
    const sumOf = (accounts: Account[]) => accounts.reduce((sum, account) => sum + this.balanceOf(account), 0);
    return {
      payer: sumOf(payers),
      provider: sumOf(theirs),
      reliedOn: this.balanceOf(platformAccount('debits-relied-on')),
    };
  }

  get sum(): number {
    return [...this.balances.values()].reduce((sum, balance) => sum + balance, 0);
  }

  private add({ kind, owner }: Account, minor: number): void {
    this.balances.set(`${kind} ${owner}`, this.balanceOf({ kind, owner }) + minor);
  }
}

const storyOf = (...all: Seen[]) => all.reduce((story, one) => story.see(one), new Story(aPayment()));

describe('a payment that is seen', () => {
  test.each([
    ['open', [seen('open')], 'open', [], []],
    ['on its way by card', [seen('open'), seen('pending')], 'pending', [], []],
    ['come', [seen('open'), seen('settled', { fee })], 'settled', ['payment-settled', 'payment-fee'], ['secured']],
    ['failed', [seen('failed', { failure: 'bank_account_closed' })], 'failed', [], ['ended']],
    ['over', [seen('open'), seen('expired')], 'expired', [], ['ended']],
    ['on its way after it was over', [seen('expired'), seen('pending', debit)], 'expired', [], ['ended']],
    [
      'come after it was over',
      [seen('expired'), seen('settled')],
      'settled',
      ['payment-settled'],
      ['ended', 'secured'],
    ],
    ['a debit on its way', [seen('pending', debit)], 'pending', ['debit-relied-on'], ['secured']],
    [
      ...['a debit that comes and clears', [seen('pending', debit), seen('settled', debit), seen('cleared', debit)]],
      ...['settled', ['debit-relied-on', 'debit-collected'], ['secured']],
    ],
    [
      ...['a debit that fails', [seen('pending', debit), seen('failed', debit)], 'reversed'],
      ...[
        ['debit-relied-on', 'debit-failed'],
        ['secured', 'reversed'],
      ],
    ],
    [
      ...['a debit that fails after it came', [seen('settled', debit), seen('failed', debit)], 'reversed'],
      ...[
        ['payment-settled', 'payment-reversed'],
        ['secured', 'reversed'],
      ],
    ],
    [
      ...['disputed', [seen('settled'), seen('settled', { takenBack: disputed, ...kept })], 'reversed'],
      ...[
        ['payment-settled', 'payment-reversed', 'dispute-fee'],
        ['secured', 'reversed'],
      ],
    ],
    [
      ...['disputed before anybody looked', [seen('settled', { fee, takenBack: disputed, ...kept })], 'reversed'],
      ...[['payment-settled', 'payment-fee', 'payment-reversed', 'dispute-fee'], ['reversed']],
    ],
    [
      ...['disputed and won before anybody looked', [seen('settled'), seen('settled', kept), seen('settled', kept)]],
      ...['settled', ['payment-settled', 'dispute-fee'], ['secured']],
    ],
    [
      'disputed and won, with the fee given back',
      [seen('settled', { takenBack: disputed, ...kept }), seen('settled', { disputeFees: money(0) })],
      'settled',
      ['payment-settled', 'payment-reversed', 'dispute-fee', 'payment-restored', 'dispute-fee'],
      ['reversed', 'restored'],
    ],
    [
      ...['disputed and won', [seen('settled', { takenBack: disputed, ...kept }), seen('settled')], 'settled'],
      ...[
        ['payment-settled', 'payment-reversed', 'dispute-fee', 'payment-restored'],
        ['reversed', 'restored'],
      ],
    ],
  ] as [string, Seen[], Payment['state'], string[], string[]][])('%s', (_, all, state, codes, news) => {
    const story = storyOf(...all);
    expect(story.payment.state).toBe(state);
    expect(story.codes).toEqual(codes);
    expect(story.news).toEqual(news);
    expect(story.sum).toBe(0);
  });

  test('as a debit is counted on as soon as the guarantee fund has room, and cleared only when it says so', () => {
    const story = new Story(aPayment()).see(seen('pending', debit), { hasRoom: false });
    expect(story.payment).toMatchObject({ state: 'pending', reliedAt: null });
    expect(isSecured(story.payment)).toBe(false);
    story.see(seen('pending', debit));
    expect(isSecured(story.payment)).toBe(true);
    expect(story.see(seen('settled', debit)).payment.clearedAt).toBeNull();
    expect(story.see(seen('cleared', debit)).payment.clearedAt).toEqual(now);
    expect(storyOf(seen('settled')).payment.clearedAt).toEqual(now);
  });

  test.each([
    [false, { payment: 0, debt: 0, owed: false }],
    [true, { payment: 0, debt: -6000, owed: true }],
  ])('taken back, and used before: %s, is a debt of its payer only where it was used', (isUsed, expected) => {
    const story = new Story(aPayment())
      .see(seen('settled'), { isUsed })
      .see(seen('settled', { takenBack: disputed, ...kept }));
    const { id, organisationId } = story.payment;
    const standing = {
      payment: story.balanceOf(accountOfPayment(id)),
      debt: story.balanceOf(accountOf('client-debt', organisationId)),
      owed: story.reversals[0]?.isOwed,
    };
    expect(standing).toEqual(expected);
    expect(story.see(seen('settled')).balanceOf(accountOf('client-debt', organisationId))).toBe(0);
  });

  test('taken back in part is owed in part', () => {
    const partly = { ...disputed, amount: money(2500) };
    const story = new Story(aPayment())
      .see(seen('settled'), { isUsed: true })
      .see(seen('settled', { takenBack: partly }));
    expect(story.balanceOf(accountOf('client-debt', story.payment.organisationId))).toBe(-2500);
  });
});

/** Whatever was seen before, in any order and however often. */
const anything = fc.constantFrom(
  ...[seen('open'), seen('pending'), seen('pending', debit), seen('settled', { fee }), seen('settled', debit)],
  ...[seen('cleared', debit), seen('failed'), seen('failed', debit), seen('expired')],
  ...[seen('settled', { takenBack: disputed, ...kept }), seen('failed', { ...debit, takenBack: chargedBack })],
);
/** How it stands in the end. One that is on its way says nothing of money yet, so it is no end. */
const anEnd = fc.constantFrom(
  ...[seen('settled', { fee }), seen('cleared', debit), seen('failed', debit), seen('expired')],
  ...[seen('settled', { takenBack: disputed, ...kept }), seen('failed', { ...debit, takenBack: chargedBack })],
);
const look = fc.record({ what: anything, hasRoom: fc.boolean(), isUsed: fc.boolean() });
/** What fails prints its seed and its path, which belong here to see it again. */
const options = { numRuns: 1000 };

test('in any order and however often: the books follow from how it stands in the end', () => {
  fc.assert(
    fc.property(fc.array(look, { maxLength: 8 }), anEnd, (looks, end) => {
      const story = looks.reduce((so, { what, ...how }) => so.see(what, how), new Story(aPayment())).see(end);
      expect(story.worth).toEqual(storyOf(end).worth);
      expect(story.sum).toBe(0);
    }),
    options,
  );
});

test('what is seen again changes nothing, and each step leaves a payment that the database takes', () => {
  fc.assert(
    fc.property(fc.array(look, { minLength: 1, maxLength: 8 }), (looks) => {
      const story = new Story(aPayment());
      for (const { what, ...how } of looks) {
        const { payment, codes } = story.see(what, how);
        const before = [payment, codes.length];
        const { state, settledAt, reliedAt, clearedAt, endedAt } = payment;
        expect(endedAt !== null).toBe(state === 'failed' || state === 'expired');
        if (state === 'settled' || state === 'reversed') expect(settledAt ?? reliedAt).not.toBeNull();
        if (clearedAt) expect(settledAt).not.toBeNull();
        expect(story.reversals.filter(({ restoredAt }) => restoredAt === null)).toHaveLength(
          state === 'reversed' ? 1 : 0,
        );
        expect(story.balanceOf(accountOfPayment(payment.id))).toBeGreaterThanOrEqual(0);
        story.see(what, how);
        expect([story.payment, story.codes.length]).toEqual(before);
      }
    }),
    options,
  );
});
