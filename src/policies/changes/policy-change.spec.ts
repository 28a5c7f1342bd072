import { describe, expect, test } from '@jest/globals';
import type { OrganisationId, PolicyChangeId, UserId } from '../../kernel/id.js';
import {
  closed,
  inForceFrom,
  isMembersFigure,
  opened,
  type PolicyChange,
  quorumOf,
  refuseUnlessOpen,
  withdrawn,
} from './policy-change.js';

const at = (text: string) => Temporal.Instant.from(`2026-12-${text}Z`);
const rules = {
  ...{ members_vote: true, quorum_members: 5, quorum_percent: 10, voting_days: 7, countdown_days: 7 },
  emergency_days: 28,
};
const proposed: PolicyChange = {
  ...{ id: 'a change' as PolicyChangeId, name: 'platform-fee', value: { percent: 6 }, reason: 'Costs fell' },
  ...{ inForceFrom: at('20T00:00'), state: 'proposed', proposedAt: at('01T09:00'), proposedBy: 'ada' as UserId },
  ...{ organisationId: 'bakers' as OrganisationId, secondedBy: null, secondedFor: null, openedAt: null, quorum: null },
  ...{ closesAt: at('08T09:00'), countdownEndsAt: null, decidedAt: null, decidedBy: null, policyId: null },
};
const open = opened(proposed, rules, { members: 61, now: at('02T09:00') });

test.each([
  [0, 5],
  [50, 5],
  [51, 6],
  [1000, 100],
])('of %i members at least %i vote', (members, quorum) => {
  expect(quorumOf(rules, members)).toBe(quorum);
});

test('a vote opens for as long as the members say', () => {
  expect(open).toMatchObject({ state: 'open', quorum: 7, openedAt: at('02T09:00'), closesAt: at('09T09:00') });
});

describe('when its time is over, a change', () => {
  test.each([
    ['lapses where nobody seconded it', proposed, [0, 0, 0], 'lapsed'],
    ['has no quorum of six', open, [6, 0, 0], 'no-quorum'],
    ['passes with more for it', open, [3, 2, 2], 'passed'],
    ['is rejected by as many', open, [3, 3, 1], 'rejected'],
    ['stays withdrawn', { ...open, state: 'withdrawn' as const }, [7, 0, 0], 'withdrawn'],
  ])('%s', (_, change, [yes = 0, no = 0, neither = 0], state) => {
    expect(closed(change, { for: yes, against: no, abstain: neither }, rules).state).toBe(state);
  });

  test('counts down from then on', () => {
    expect(closed(open, { for: 7, against: 0, abstain: 0 }, rules).countdownEndsAt).toEqual(at('16T09:00'));
  });
});

describe('what passed is in force', () => {
  const passed: PolicyChange = { ...open, state: 'passed', countdownEndsAt: at('16T09:00') };

  test.each([
    ['as proposed', passed, '10T00:00', '20T00:00'],
    ['not before the countdown ends', { ...passed, inForceFrom: at('05T00:00') }, '10T00:00', '16T09:00'],
    ['later than it was recorded', passed, '21T00:00', '21T00:00:00.001'],
  ])('%s', (_, change, now, from) => {
    expect(inForceFrom(change, at(now))).toEqual(at(from));
  });

  test('once', () => {
    expect(() => inForceFrom({ ...passed, state: 'decided' }, at('21T00:00'))).toThrow(refused);
  });
});

const refused = expect.objectContaining({ code: 'policy-change-state' });

test('nobody votes after the end, seconds twice, or withdraws what is over', () => {
  expect(() => refuseUnlessOpen(open, 'open', at('09T08:59'))).not.toThrow();
  expect(() => refuseUnlessOpen(open, 'open', at('09T09:00'))).toThrow(refused);
  expect(() => refuseUnlessOpen(open, 'proposed', at('03T09:00'))).toThrow(refused);
  expect(withdrawn(open, at('03T09:00')).state).toBe('withdrawn');
  expect(() => withdrawn(open, at('09T09:00'))).toThrow(refused);
});

test('laws and publications are nobody’s to vote on', () => {
  expect(
    ['base-rate', 'living-wage', 'platform-fee', 'decisions'].map((name) => isMembersFigure(name as never)),
  ).toEqual([...[false, false, true, true]]);
});
