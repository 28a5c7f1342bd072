import { expect, test } from '@jest/globals';
import { type AdviserPayoutId, type ExpertId, newId, type UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { decideOnApprovals, roomIn, type ToApprove } from './approval.js';

const at = Temporal.Instant.from('2027-01-11T09:00:00Z');
const waiting: ToApprove = {
  ...{ id: newId<AdviserPayoutId>(), expertId: newId<ExpertId>(), adviserName: 'Ada', rail: 'gocardless' },
  ...{ state: 'sent', amount: money(3000), plannedAt: at, externalId: 'OUT1', destination: 'ready' },
  ...{ approvedAt: null, approvedBy: null, toldAt: null },
};

function refusalsOf(payouts: readonly Partial<ToApprove & { isOwnCase: boolean }>[], room: number) {
  const asked = payouts.map(({ isOwnCase = false, ...given }) => {
    const payout = { ...waiting, ...given };
    return { id: payout.id, payout, isOwnCase };
  });
  return decideOnApprovals(asked, money(room)).map(({ refusal }) => refusal);
}

test.each<[string, Partial<ToApprove & { isOwnCase: boolean }>, string | null]>([
  ['what waits is approved', {}, null],
  ['what goes by a file is not', { rail: 'bank-file' }, 'other-rail'],
  ['nor what the provider does not know of', { state: 'planned', externalId: null }, 'not-there-yet'],
  ['nor what was paid', { state: 'paid' }, 'over'],
  ['nor what failed', { state: 'failed' }, 'over'],
  ['nor one’s own', { isOwnCase: true }, 'own-case'],
  ['nor what goes to where its adviser is paid no more', { destination: 'replaced' }, 'place-replaced'],
  ['nor what goes to where money came back from', { destination: 'broken' }, 'place-broken'],
  ['nor what goes to what is being looked at', { destination: 'checking' }, 'place-broken'],
  ['what was told before that stays approved', { destination: 'replaced', approvedAt: at, toldAt: at }, null],
  ['what was approved and not told does not go there', { destination: 'replaced', approvedAt: at }, 'place-replaced'],
  ['nor where it is broken', { destination: 'broken', approvedAt: at }, 'place-broken'],
  ['what was approved counts once on the float', { amount: money(3001), approvedAt: at }, null],
  ['what was approved stays so', { approvedAt: at, approvedBy: newId<UserId>(), state: 'paid' }, null],
  ['what the float does not hold waits', { amount: money(3001) }, 'float-too-low'],
])('%s', (_, given, refusal) => {
  expect(refusalsOf([given], 3000)).toEqual([refusal]);
});

test('each that is approved leaves less for the next, and one that is too large leaves all of it', () => {
  const amounts = [2000, 5000, 1000, 1].map((minor) => ({ amount: money(minor) }));
  expect(refusalsOf(amounts, 3000)).toEqual([null, 'float-too-low', null, 'float-too-low']);
  const before = { approvedAt: at, approvedBy: newId<UserId>() };
  expect(refusalsOf([before, {}], 3000)).toEqual([null, null]);
});

test('what is no payout of ours is told as such', () => {
  const id = newId<AdviserPayoutId>();
  const [decided] = decideOnApprovals([{ id, payout: undefined, isOwnCase: false }], money(1));
  expect(decided).toMatchObject({ id, refusal: 'no-such' });
});

test('room is what lies there less what is promised of it, and never less than nothing', () => {
  expect(roomIn(money(5000), [money(1000), money(500)])).toEqual(money(3500));
  expect(roomIn(money(5000), [money(5001)])).toEqual(money(0));
});
