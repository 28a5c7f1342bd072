import { describe, expect, test } from '@jest/globals';
import { declineReasons } from './conversation.js';
import { conversationLetter, type LetterFacts, type LetterKind } from './conversation.letters.js';

const reader = { name: 'Siân', language: 'en', zone: 'Europe/London' } as const;
const session = { title: 'A first talk', start: Temporal.Instant.from('2027-03-22T09:00:00Z') };
const facts: LetterFacts = {
  kind: 'message',
  side: 'client',
  writer: 'Mair Evans',
  organisation: 'Valley Bakers',
  session,
  text: 'Good morning!\n\nShall we bring our accounts?',
  url: 'https://barefoot.example/bookings/1',
};

test('the letter says who wrote about what, quotes it, and says where to answer and that a reply reaches nobody', () => {
  expect(conversationLetter(facts, reader)).toEqual({
    subject: 'New message from Mair Evans, Valley Bakers: A first talk',
    text: [
      'Hello Siân,',
      'Mair Evans, Valley Bakers has written to you about your session “A first talk” (Monday 22 March 2027):',
      '> Good morning!\n> \n> Shall we bring our accounts?',
      'You can answer on its page:\nhttps://barefoot.example/bookings/1',
      'Please do not reply to this letter: answers by mail do not reach anybody yet.',
      'With best wishes,\nBarefoot\n',
    ].join('\n\n'),
  });
});

test('it is in Welsh for whoever reads Welsh', () => {
  const { subject, text } = conversationLetter(facts, { ...reader, language: 'cy' });
  expect(subject).toBe('Neges newydd gan Mair Evans, Valley Bakers: A first talk');
  expect(text).toContain(
    'Dyma neges i chi gan Mair Evans, Valley Bakers am eich sesiwn “A first talk” (dydd Llun 22 Mawrth 2027):',
  );
  expect(text).toContain("nid yw atebion drwy'r e-bost yn cyrraedd neb eto");
});

test('a question that is declined says why, and asks for no answer', () => {
  const declined = {
    ...facts,
    kind: 'declined',
    side: 'adviser',
    writer: 'Siân',
    session: undefined,
    reason: 'no-time',
    text: '',
  } as const;
  expect(conversationLetter(declined, { ...reader, name: 'Mair' }).text).toBe(
    [
      'Hello Mair,',
      'Siân cannot take your question.',
      'Reason: they have no time at the moment',
      'Your question on Barefoot:\nhttps://barefoot.example/bookings/1',
      'With best wishes,\nBarefoot\n',
    ].join('\n\n'),
  );
});

describe.each(['en', 'cy'] as const)('in %s', (language) => {
  const kinds: readonly LetterKind[] = ['message', 'question', 'file', 'declined'];

  test.each(kinds)('whatever stands in a letter of the kind %s, none of it passes for ours', (kind) => {
    const evil = 'Eve\r\nBcc: eve@evil.example\n\nhttps://evil.example \u202egnp.elif';
    const all = {
      ...facts,
      kind,
      writer: evil,
      organisation: evil,
      text: evil,
      session: { ...session, title: evil },
    };
    const { subject, text } = conversationLetter(all, { ...reader, name: evil, language });
    expect(subject).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(text).not.toMatch(/^(Bcc|https:\/\/evil)/m);
    expect(text).not.toContain('\u202e');
    expect(text).not.toMatch(/undefined|\[object/);
    expect(text).toContain('> Bcc: eve@evil.example');
  });

  test.each(declineReasons)('it says what the reason %s is', (reason) => {
    const { text } = conversationLetter(
      { ...facts, kind: 'declined', side: 'adviser', reason },
      { ...reader, language },
    );
    expect(text).toMatch(/^(Reason|Rheswm): \S/m);
    expect(text).not.toMatch(/undefined/);
  });

  test('whoever has no name is called by what they are', () => {
    const nameless = { ...facts, writer: '', organisation: '' };
    expect(conversationLetter(nameless, { ...reader, language }).subject).toMatch(/the client|y cleient/);
    expect(conversationLetter({ ...nameless, side: 'adviser' }, { ...reader, language }).subject).toMatch(
      /the adviser|y cynghorydd/,
    );
  });
});
