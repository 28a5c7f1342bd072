import { describe, expect, test } from '@jest/globals';
import { roles } from '../actor.js';
import { type InvitationFacts, invitationLetter } from './invitation.letter.js';

const facts: InvitationFacts = {
  organisation: 'Valley Bakers',
  inviter: 'Mair Evans',
  role: 'booker',
  email: 'new@people.example',
  url: 'https://barefoot.example/invitation?token=abc',
  lapsesAt: Temporal.Instant.from('2027-04-05T08:00:00Z'),
  language: 'en',
  zone: 'Europe/London',
};

test('the letter says who invites to what, how to accept and until when, and that nothing need be done', () => {
  expect(invitationLetter(facts)).toEqual({
    subject: 'Invitation to act for Valley Bakers on Barefoot',
    text: [
      'Hello,',
      'Mair Evans invites you to act for Valley Bakers on Barefoot, as a booker, who books advisers for it.',
      'To accept, sign in as new@people.example and open this link:',
      'https://barefoot.example/invitation?token=abc',
      'It works once, until Monday 5 April 2027, 09:00 (UK time).',
      'If you do not want to, or do not know who this is, ignore this message: nothing happens without you.',
      'Barefoot\n',
    ].join('\n\n'),
  });
});

test('it is in Welsh for whoever reads Welsh', () => {
  const { subject, text } = invitationLetter({ ...facts, language: 'cy' });
  expect(subject).toBe('Gwahoddiad i weithredu ar ran Valley Bakers ar Barefoot');
  expect(text).toContain('Mae Mair Evans yn eich gwahodd i weithredu ar ran Valley Bakers ar Barefoot, yn drefnydd');
  expect(text).toContain('Bydd yn gweithio unwaith, tan ddydd Llun 5 Ebrill 2027, 09:00 (amser y DU).');
});

describe.each(['en', 'cy'] as const)('in %s', (language) => {
  test.each(roles)('it says what the role %s is', (role) => {
    expect(invitationLetter({ ...facts, language, role }).text).not.toMatch(/undefined|\[object/);
  });

  test('who has no name is an admin, and no name is more than a line', () => {
    const { subject, text } = invitationLetter({
      ...facts,
      language,
      inviter: '',
      organisation: 'Bakers\r\nBcc: eve@evil.example\n\nhttps://evil.example',
    });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.split('\n').filter((line) => line.startsWith('Bcc') || line.startsWith('https://evil'))).toEqual([]);
    expect(text).not.toMatch(/^ | {2}/m);
  });
});
