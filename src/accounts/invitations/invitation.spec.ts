import { expect, test } from '@jest/globals';
import type { InvitationId, OrganisationId, UserId } from '../../kernel/id.js';
import { type Invitation, lapseOf, refuseUnacceptable } from './invitation.js';

const sentAt = Temporal.Instant.from('2027-03-22T08:00:00Z');
const open: Invitation = {
  id: 'i' as InvitationId,
  organisationId: 'o' as OrganisationId,
  email: 'mair@people.example',
  role: 'booker',
  invitedBy: 'u' as UserId,
  createdAt: sentAt,
  sentAt,
  lapsesAt: lapseOf(sentAt),
  acceptedAt: null,
  withdrawnAt: null,
};

test.each<[string, Partial<Invitation> | undefined, string, string | undefined]>([
  ['that is open', {}, '2027-03-22T08:00:00Z', undefined],
  ['in its last moment', {}, '2027-04-05T07:59:59.999Z', undefined],
  ['after fourteen days, over a clock change', {}, '2027-04-05T08:00:00Z', 'invitation-lapsed'],
  ['to another address', { email: 'eve@people.example' }, '2027-03-22T09:00:00Z', 'not-found'],
  ['to another address that has lapsed', { email: 'eve@people.example' }, '2028-01-01T00:00:00Z', 'not-found'],
  ['that was accepted', { acceptedAt: sentAt }, '2027-03-22T09:00:00Z', 'not-found'],
  ['that was withdrawn', { withdrawnAt: sentAt }, '2027-03-22T09:00:00Z', 'not-found'],
  ['that there is not', undefined, '2027-03-22T09:00:00Z', 'not-found'],
])('an invitation %s', (_, changed, now, code) => {
  const decide = () =>
    refuseUnacceptable(changed && { ...open, ...changed }, 'mair@people.example', Temporal.Instant.from(now));
  if (code === undefined) expect(decide).not.toThrow();
  else expect(decide).toThrow(expect.objectContaining({ code }));
});
