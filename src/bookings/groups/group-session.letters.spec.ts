import { describe, expect, test } from '@jest/globals';
import { groupSessionLetter, type GroupSessionFacts } from './group-session.letters.js';

const at = (text: string) => Temporal.Instant.from(text);
const facts: GroupSessionFacts = {
  title: 'Open clinic',
  start: at('2026-12-03T09:00Z'),
  end: at('2026-12-03T10:00Z'),
  capacity: 8,
  minimumSeats: 3,
  seats: 5,
  decideAt: at('2026-12-02T09:00Z'),
  hadTooFew: false,
  url: 'http://barefoot.example/groups/1',
};
const gwen = { name: 'Gwen Parry', zone: 'Europe/London' };

describe('an adviser is told in their language', () => {
  test.each([
    [
      'en',
      'scheduled',
      'Scheduled: Open clinic',
      'We wait until Wednesday 2 December 2026, 09:00 (UK time) for at least 3 of them',
    ],
    ['en', 'takes-place', 'It takes place: Open clinic', '5 of its 8 seats are confirmed'],
    ['en', 'guaranteed', 'It takes place in any case: Open clinic', 'however few of its seats are taken'],
    [
      'en',
      'cancelled',
      'Cancelled: Open clinic',
      'has been cancelled, as you asked. Everybody who had a seat has been told',
    ],
    [
      'cy',
      'scheduled',
      'Trefnwyd: Open clinic',
      "aros tan ddydd Mercher 2 Rhagfyr 2026, 09:00 (amser y DU) am y lleiafswm o seddi wedi'u cadarnhau: 3.",
    ],
    ['cy', 'takes-place', 'Bydd yn cael ei chynnal: Open clinic', "Seddi wedi'u cadarnhau: 5 o 8."],
    ['cy', 'guaranteed', 'Bydd yn cael ei chynnal beth bynnag: Open clinic', "ni waeth faint o'i seddi a gymerir"],
    ['cy', 'cancelled', 'Canslwyd: Open clinic', "wedi'i chanslo, yn ôl eich cais."],
  ] as const)('%s, that it is %s', (language, news, subject, sentence) => {
    const letter = groupSessionLetter(news, facts, { ...gwen, language });
    expect(letter.subject).toBe(subject);
    expect(letter.text).toContain(sentence);
    expect(letter.text).toContain(facts.url);
    expect(letter.text).toContain('Gwen Parry,');
  });

  test.each([
    ['en', 'because fewer than 3 of its seats were confirmed in time'],
    ['cy', "am na chadarnhawyd digon o'i seddi mewn pryd (y lleiafswm: 3)"],
  ] as const)('%s, that too few seats were taken', (language, sentence) => {
    const letter = groupSessionLetter('cancelled', { ...facts, hadTooFew: true }, { ...gwen, language });
    expect(letter.text).toContain(sentence);
  });
});

test('a title with a break in it starts no line or header of its own', () => {
  const letter = groupSessionLetter('scheduled', { ...facts, title: 'Open\r\nBcc: x' }, { ...gwen, language: 'en' });
  expect(letter.subject).toBe('Scheduled: Open Bcc: x');
  expect(letter.text).toContain('Session: Open Bcc: x\n');
});
