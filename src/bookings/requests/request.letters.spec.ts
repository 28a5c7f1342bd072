import { expect, test } from '@jest/globals';
import { money } from '../../kernel/money.js';
import { type LetterFacts, type Note, noteOf } from '../booking.letters.js';
import { declineReasons } from '../reasons.js';
import { requestArrived, requestDeclined, requestEnded, requestLapsed } from './request.letters.js';

const at = (text: string) => Temporal.Instant.from(text);
const facts: LetterFacts = {
  title: 'Choosing a legal form',
  start: at('2026-12-03T09:00Z'),
  end: at('2026-12-03T10:00Z'),
  mode: 'video',
  adviserName: 'Gwen Parry',
  clientName: 'Mair Jones',
  organisationName: 'Caffi Cymunedol',
  needs: '',
  url: 'https://barefoot.example/bookings/1',
  cancelFreeUntil: at('2026-11-30T09:00Z'),
  lapsesAt: at('2026-12-01T09:00Z'),
  price: money(0),
};
const notes: readonly Note[] = [
  requestArrived,
  ...declineReasons.map((reason) => requestDeclined(reason, 'Try me in May.')),
  requestDeclined('other', ''),
  ...requestEnded('steward'),
  ...requestLapsed,
];

test.each(notes.map((note) => [note.kind, note.to, note] as const))('%s to the %s leaves no gap', (_, side, note) => {
  for (const names of [{}, { clientName: '', adviserName: '', organisationName: '' }]) {
    const [en, cy] = (['en', 'cy'] as const).map((language) =>
      noteOf(note.words, { ...facts, ...names }, { name: 'Mair', language, zone: 'Europe/London', side }),
    );
    for (const letter of [en, cy]) {
      expect(`${letter?.subject}\n${letter?.text}`).not.toMatch(/undefined|null|\[object|[{}]| {2}|\n{3}| ,| \./);
      expect(letter?.text).toContain('\nhttps://barefoot.example/bookings/1\n');
    }
    expect(en?.text).toContain('When: Thursday 3 December 2026, 09:00 to 10:00');
    expect(cy?.text).toContain('Pryd: Dydd Iau 3 Rhagfyr 2026, 09:00 tan 10:00');
    expect(cy?.subject).not.toBe(en?.subject);
  }
});

test('the adviser is told until when to answer', () => {
  const [en, cy] = (['en', 'cy'] as const).map(
    (language) =>
      noteOf(requestArrived.words, facts, { name: 'Gwen', language, zone: 'Europe/London', side: 'adviser' }).text,
  );
  expect(en).toContain('until Tuesday 1 December 2026');
  expect(cy).toMatch(/tan .*1 Rhagfyr 2026/);
});
