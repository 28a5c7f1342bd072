import { expect, test } from '@jest/globals';
import type { CoopMembershipId, ExpertId } from '../../kernel/id.js';
import { isCurrent } from './coop-membership.js';

test.each([
  ['2027-03-22', null, true],
  ['2027-03-23', null, false],
  ['2020-01-01', '2027-03-22', true],
  ['2020-01-01', '2027-03-21', false],
])('on 22 March 2027 a membership since %s until %s is current: %s', (since, until, current) => {
  const membership = {
    ...{ id: 'm' as CoopMembershipId, expertId: 'e' as ExpertId, name: 'Bakers', organisationId: null, role: 'member' },
    ...{ since, until, addedAt: Temporal.Instant.from('2027-01-01T00:00:00Z') },
  };
  expect(isCurrent(membership, '2027-03-22')).toBe(current);
});
