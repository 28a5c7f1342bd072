import { describe, expect, test } from '@jest/globals';
import type { AdviserPayoutId, ExpertId, PayoutDestinationId } from '../kernel/id.js';
import { money } from '../kernel/money.js';
import {
  type AdviserPayout,
  type AdviserPayoutState,
  outcomeOfPayout,
  type SeenAdviserPayout,
} from './adviser-payout.js';
import { payoutReference } from './payout-reference.js';

const [asked, now] = [Temporal.Instant.from('2027-03-25T06:01Z'), Temporal.Instant.from('2027-03-25T09:00Z')];
const when = { now, today: Temporal.PlainDate.from('2027-03-25') };
const planned: AdviserPayout = {
  ...{ id: '019' as AdviserPayoutId, expertId: 'x' as ExpertId, destinationId: 'd' as PayoutDestinationId },
  ...{ rail: 'stripe', amount: money(8000), state: 'planned', version: 2, plannedAt: asked, sentAt: null },
  ...{ paidAt: null, paidOn: null, endedAt: null, externalId: null, failure: null },
  ...{ askedAt: asked, tries: 1, nextTryAt: now },
};
const seen = (state: SeenAdviserPayout['state'], given: Partial<SeenAdviserPayout> = {}): SeenAdviserPayout => ({
  ...{ state, externalId: 'tr_1', paidOn: null, failure: null, ...given },
});

/** The payout as it is after it was seen so, one after the other, and the codes that were posted meanwhile. */
function after(...states: SeenAdviserPayout['state'][]) {
  const codes: string[] = [];
  const news: (string | null)[] = [];
  let payout = planned;
  for (const state of states) {
    const outcome = outcomeOfPayout(payout, seen(state), when);
    codes.push(...outcome.transfers.map(({ code }) => code));
    news.push(outcome.news);
    payout = outcome.payout;
  }
  return { payout, codes, news: news.filter((each) => each !== null) };
}

describe('what becomes of a payout', () => {
  test.each<[SeenAdviserPayout['state'][], AdviserPayoutState, string[], string[]]>([
    [['sent'], 'sent', [], []],
    [['sent', 'sent'], 'sent', [], []],
    [['paid'], 'paid', ['payout-paid'], ['paid']],
    [['sent', 'paid', 'paid'], 'paid', ['payout-paid'], ['paid']],
    [['paid', 'sent'], 'paid', ['payout-paid'], ['paid']],
    [['failed'], 'failed', ['payout-failed'], ['failed']],
    [['sent', 'failed', 'paid'], 'failed', ['payout-failed'], ['failed']],
    [['paid', 'failed'], 'returned', ['payout-paid', 'payout-returned'], ['paid', 'returned']],
    [['paid', 'returned', 'paid'], 'returned', ['payout-paid', 'payout-returned'], ['paid', 'returned']],
    [['returned'], 'returned', ['payout-paid', 'payout-returned'], ['returned']],
    [['sent', 'returned'], 'returned', ['payout-paid', 'payout-returned'], ['returned']],
  ])('seen %j it is %s, and each thing is posted once', (states, state, codes, news) => {
    expect(after(...states)).toMatchObject({ payout: { state, externalId: 'tr_1' }, codes, news });
  });

  test('it was paid on the day that its provider says, or else today', () => {
    const yesterday = Temporal.PlainDate.from('2027-03-24');
    const { payout } = outcomeOfPayout(planned, seen('paid', { paidOn: yesterday }), when);
    expect(payout).toMatchObject({ paidOn: yesterday, paidAt: now, sentAt: now, nextTryAt: null, endedAt: null });
    expect(outcomeOfPayout(planned, seen('paid'), when).payout.paidOn).toEqual(when.today);
  });

  test('what never left was never sent, and says why in 200 characters', () => {
    const { payout } = outcomeOfPayout(planned, seen('failed', { failure: 'x'.repeat(300) }), when);
    expect(payout).toMatchObject({ sentAt: null, paidAt: null, endedAt: now, failure: 'x'.repeat(200) });
    expect(after('failed').payout.failure).toBe('no reason was given');
  });
});

test('a reference on a statement is 18 letters and digits that nobody confuses, by the chance in the id', () => {
  const id = (last: string) => `019b76da-a800-7abc-8def-${last}` as AdviserPayoutId;
  expect(payoutReference(id('0123456789ab'))).toBe('BFFAY8VVR14D2PF2DB');
  expect(payoutReference(id('0123456789ab'))).toMatch(/^BF[0-9A-HJKMNP-TV-Z]{16}$/);
  expect(payoutReference(id('000000000000'))).not.toBe(payoutReference(id('000000000001')));
});
