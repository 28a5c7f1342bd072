import type { ComplaintId, UserId } from '../kernel/id.js';
import type { Samples } from '../mail/index.js';
import { apiKeyLetter } from './api-keys/api-key.letter.js';
import { type Complaint, dueAfter } from './complaints/complaint.js';
import { complaintLetter, stewardLetter } from './complaints/complaint.letter.js';
import { invitationLetter } from './invitations/invitation.letter.js';
import { memberLetter } from './members/member.letter.js';
import { passkeyLetter } from './passkeys/passkey.letter.js';
import { erasureLetter } from './privacy/erasure.letter.js';
import { signInLetter } from './sign-in.letter.js';

const at = Temporal.Instant.from('2027-03-22T08:00:00Z');
const outcome = { en: 'We answer within a day now.', cy: 'Byddwn yn ateb o fewn diwrnod bellach.' };
const complaint: Complaint = {
  ...{ id: 'c' as ComplaintId, number: 42, userId: 'u' as UserId, about: 'service', body: '', bookingReference: null },
  ...{ state: 'resolved', receivedAt: at, dueAt: dueAfter(at), acknowledgedAt: at, resolvedAt: at },
  outcome: null,
};
const member = { organisation: 'Caffi Cymunedol', who: 'Mair Jones', role: 'booker' } as const;

export const accountSamples: Samples = {
  'sign-in': ({ name, language }, baseUrl) =>
    signInLetter({ name, language, minutes: 15, url: `${baseUrl}/sign-in?token=sample` }),
  invitation: ({ language, zone }, baseUrl) =>
    invitationLetter({
      ...{ organisation: 'Caffi Cymunedol', inviter: 'Mair Jones', role: 'booker', email: 'gwen@example.com' },
      ...{ url: `${baseUrl}/invitation?token=sample`, lapsesAt: at, language, zone },
    }),
  'passkey-added': (reader, url) => passkeyLetter({ ...reader, news: 'added', passkey: 'Pixel', at, url }),
  'passkey-removed': (reader, url) => passkeyLetter({ ...reader, news: 'removed', passkey: 'Pixel', at, url }),
  'api-key-created': (reader, baseUrl) =>
    apiKeyLetter({ ...reader, news: 'created', key: 'Thunderbird', at, url: `${baseUrl}/me#keys` }),
  'api-key-revoked': (reader, baseUrl) =>
    apiKeyLetter({ ...reader, news: 'revoked', key: 'Thunderbird', at, url: `${baseUrl}/me#keys` }),
  'erasure-asked': (reader, baseUrl) => erasureLetter('asked', { ...reader, dueAt: at, url: `${baseUrl}/me#data` }),
  'erasure-hindered': (reader, baseUrl) =>
    erasureLetter('hindered', { ...reader, dueAt: at, url: `${baseUrl}/me#data` }),
  'erasure-withdrawn': (reader, baseUrl) =>
    erasureLetter('withdrawn', { ...reader, dueAt: at, url: `${baseUrl}/me#data` }),
  'complaint-received': (reader) => complaintLetter('received', complaint, reader),
  'complaint-acknowledged': (reader) => complaintLetter('acknowledged', complaint, reader),
  'complaint-resolved': (reader) =>
    complaintLetter('resolved', { ...complaint, outcome: outcome[reader.language] }, reader),
  'complaint-stewards-reminded': (reader) => stewardLetter('stewards-reminded', complaint, reader),
  'complaint-overdue': (reader) => stewardLetter('overdue', complaint, reader),
  'member-joined': (reader, baseUrl) =>
    memberLetter('joined', { ...member, url: `${baseUrl}/organisations/1` }, reader),
  'member-role-changed': (reader, baseUrl) =>
    memberLetter('role-changed', { ...member, url: `${baseUrl}/organisations/1` }, reader),
  'member-removed': (reader, baseUrl) =>
    memberLetter('removed', { ...member, url: `${baseUrl}/organisations/1` }, reader),
};
