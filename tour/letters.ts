import type { Letter, List } from './answers.js';
import { askQuietly, type Caller } from './client.js';

/** What was mailed to somebody, newest first: a server without a mail server shows it at /dev/mail. */
export async function lettersTo(caller: Caller, address: string): Promise<readonly Letter[]> {
  const { body } = await askQuietly<List<Letter>>(caller, 'GET', `/dev/mail?to=${encodeURIComponent(address)}`);
  return body.items;
}

/** The secret in the link of a sign-in letter. */
export function tokenIn(letter: Letter | undefined): string {
  return /\/sign-in\?token=([A-Za-z]+)/.exec(letter?.body ?? '')?.[1] ?? '';
}

/** The lines of an iCalendar text, each whole: longer ones are folded (RFC 5545, 3.1). */
export function calendarLines(calendar: string | null): string[] {
  return (calendar ?? '').replace(/\r\n[ \t]/g, '').split('\r\n');
}

/** The session's own lines: VTIMEZONE before it has lines of the same names. */
export function eventLines(calendar: string | null): string[] {
  const lines = calendarLines(calendar);
  return lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT'));
}

/** What calendar programs decide by: what to do (METHOD), with which event (UID), whether that is news (SEQUENCE), and when. */
export function tellingLines(calendar: string | null): string[] {
  const method = calendarLines(calendar).filter((line) => line.startsWith('METHOD:'));
  return [...method, ...eventLines(calendar).filter((line) => /^(UID|SEQUENCE|STATUS|DTSTART)\b/.test(line))];
}

export function valueOf(name: string, calendar: string | null): string | undefined {
  const line = tellingLines(calendar).find((each) => each.startsWith(name));
  return line?.slice(line.indexOf(':') + 1);
}
