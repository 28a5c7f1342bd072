import type { Booking, Letter } from '../answers.js';
import { ask, type Caller, told } from '../client.js';
import { calendarLines, eventLines, lettersTo, tellingLines, valueOf } from '../letters.js';
import { check, say, show, step } from '../print.js';

const bothSides = [
  { name: 'Tudur', email: 'tudur.cynfal@popty-pentre-coch.example' },
  { name: 'Callum', email: 'callum.drysdale-orr@advisers.example' },
];

interface Expected {
  readonly kind: 'booking-confirmed' | 'booking-moved' | 'booking-reminder' | 'booking-cancelled';
  readonly method: 'REQUEST' | 'CANCEL';
  readonly session: Booking;
}

export async function readInvites(tudur: Caller, session: Booking): Promise<void> {
  step('Both sides get a letter with a calendar invite');
  say("Each in the reader's own language: Tudur's in Welsh, Callum's in English.");
  const letters = await bothLetters(tudur, { kind: 'booking-confirmed', method: 'REQUEST', session });
  const callums = letters[1];
  const event = eventLines(callums?.calendar ?? null).join('\n');
  const isNamed = event.includes('ORGANIZER') && bothSides.every(({ email }) => event.includes(email));
  check('the invite names the organizer and both sides', isNamed, event);
  const isZoned =
    calendarLines(callums?.calendar ?? null).includes('BEGIN:VTIMEZONE') && event.includes('DTSTART;TZID=');
  check("and tells the time on the adviser's wall, with the rules of that zone", isZoned, event);
  say("Callum's letter:");
  show(...(callums?.body ?? '').trimEnd().split('\n'));

  say('The same as a file, for a calendar without letters:');
  const file = await ask<string>(tudur, 'GET', `/api/v1/bookings/${session.id}.ics`);
  told(file, file.headers.get('content-type') ?? '', ...tellingLines(file.body));
  check(
    'it is the same session to a calendar',
    valueOf('UID', file.body) === valueOf('UID', callums?.calendar ?? null),
  );
}

/** Both letters of one kind, shown and held against the booking. */
export async function bothLetters(tudur: Caller, { kind, method, session }: Expected): Promise<readonly Letter[]> {
  const letters: Letter[] = [];
  for (const { name, email } of bothSides) {
    const [letter] = await lettersTo(tudur, email);
    show(`To ${name}: ${letter?.subject ?? ''}`, ...tellingLines(letter?.calendar ?? null).map((line) => `  ${line}`));
    check(`${name} has a letter that tells it`, letter?.kind === kind, letter);
    letters.push(letter as Letter);
  }
  const areAll = (name: string, isSo: (value: string | undefined) => boolean | undefined) =>
    letters.every(({ calendar }) => isSo(valueOf(name, calendar)));
  check(
    `to a calendar, both are a ${method} with SEQUENCE ${session.sequence} for one and the same event`,
    areAll('METHOD', (value) => value === method) &&
      areAll('SEQUENCE', (value) => value === String(session.sequence)) &&
      areAll('UID', (value) => value?.startsWith(`${session.id}@`)),
    letters,
  );
  return letters;
}
