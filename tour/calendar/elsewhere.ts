import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Slots } from '../answers.js';
import type { Days } from '../days.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { check, say, show, step } from '../print.js';
import { timetable } from '../times.js';
import type { Story } from './story.js';

interface BusyCalendar {
  readonly id: string;
  readonly busy_times: number;
  readonly failure: string | null;
  readonly last_read_at: string | null;
}

/** A calendar that Iestyn keeps elsewhere takes times away, and gives them back when it goes. */
export async function beBusyElsewhere(story: Story): Promise<void> {
  const { iestyn, talk, days } = story;
  step('Iestyn is busy elsewhere');
  say(
    'Each Tuesday from ten to eleven he teaches, says the calendar that he keeps elsewhere; in the week after the clocks change ' +
      'it is Wednesday from two to three. He connects it by its address.',
  );
  const text = teaching(days);
  show(...linesOfEvents(text));
  const elsewhere = await serve(text);
  try {
    const before = await startsOf(story);
    const connected = await exchange<BusyCalendar>(iestyn, `POST ${talk.path}/calendars`, {
      body: { address: elsewhere.url, name: 'Teaching' },
      tell: ({ busy_times: busy }) => `${busy} times at which he is busy`,
    });
    check('it is read at once', connected.failure === null && connected.last_read_at !== null, connected);
    const after = await startsOf(story);
    const gone = before.filter((start) => !after.includes(start));
    say('These times of his can no longer be booked:');
    show(...timetable(gone));
    check('they are exactly those of his lessons, on both sides of the change', isEqual(gone, lessonsOf(days)), gone);
    check(
      'and no other time came or went',
      after.every((start) => before.includes(start)),
      after,
    );
    await exchange<unknown>(iestyn, `DELETE ${talk.path}/calendars/${connected.id}`, { status: 204 });
    check('once it is disconnected, all of them are back', isEqual(await startsOf(story), before));
  } finally {
    elsewhere.close();
  }
}

function linesOfEvents(text: string): string[] {
  const lines = text.slice(text.indexOf('BEGIN:VEVENT')).split('\n');
  return lines.filter((line) => /^(SUMMARY|RRULE|RECURRENCE-ID|DTSTART|DTEND)/.test(line));
}

/** Half hours of five weeks, two before the change of the clocks and three after it. */
async function startsOf({ tudur, talk, days }: Story): Promise<string[]> {
  const starts: string[] = [];
  for (const week of [1, 2, 3, 4, 5]) {
    const [from, to] = [days.at(week, 1, '00:00'), days.at(week, 6, '00:00')];
    const path = `${talk.path}/slots?offer=${talk.offer}&from=${from.toString()}&to=${to.toString()}` as const;
    const { items } = await exchangeQuietly<Slots>(tudur, `GET ${path}`);
    starts.push(...items.map(({ start }) => start));
  }
  return starts;
}

function lessonsOf(days: Days): string[] {
  const lessons = [days.at(2, 2, '10:00'), days.at(3, 2, '10:00'), days.at(4, 3, '14:00'), days.at(5, 2, '10:00')];
  return lessons.flatMap((lesson) => [lesson, lesson.add({ minutes: 30 })]).map((start) => start.toString());
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join() === other.toSorted().join();
}

/** As a program from Redmond writes it: a zone by a name of its own, a weekly series, and one of it that was moved. */
function teaching(days: Days): string {
  const digits = (week: number, weekday: number) => days.date(week, weekday).replaceAll('-', '');
  const zone = 'TZID=GMT Standard Time';
  return `BEGIN:VCALENDAR
METHOD:PUBLISH
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:GMT Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:lessons@elsewhere.example
DTSTAMP:20260101T000000Z
SUMMARY:Lessons
RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=TU
DTSTART;${zone}:${digits(2, 2)}T100000
DTEND;${zone}:${digits(2, 2)}T110000
TRANSP:OPAQUE
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
END:VEVENT
BEGIN:VEVENT
UID:lessons@elsewhere.example
DTSTAMP:20260101T000000Z
SUMMARY:Lessons, on another day
RECURRENCE-ID;${zone}:${digits(4, 2)}T100000
DTSTART;${zone}:${digits(4, 3)}T140000
DTEND;${zone}:${digits(4, 3)}T150000
SEQUENCE:1
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
`;
}

async function serve(text: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/calendar; charset=utf-8');
    response.end(text.replaceAll('\n', '\r\n'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/teaching.ics`, close };
}
