import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { invitationOf, type InvitedSession } from './booking.invite.js';

const session: InvitedSession = {
  bookingId: '0199aa00-0000-7000-8000-000000000001',
  host: 'barefoot.example',
  sequence: 0,
  title: 'Choosing a legal form',
  description: 'What we need to decide before we register.',
  start: Temporal.Instant.from('2026-12-03T09:00Z'),
  end: Temporal.Instant.from('2026-12-03T10:00Z'),
  zone: 'Europe/London',
  mode: 'video',
  location: 'https://meet.example/abc',
  url: 'https://barefoot.example/bookings/0199aa00-0000-7000-8000-000000000001',
  organizer: { name: 'Barefoot', email: 'bookings@barefoot.example' },
  attendees: [
    { name: 'Gwen Parry', email: 'gwen@adviser.example' },
    { name: 'Mair Jones', email: 'mair@startup.example' },
  ],
  createdAt: Temporal.Instant.from('2026-11-01T12:00Z'),
  updatedAt: Temporal.Instant.from('2026-11-02T13:30:15Z'),
};
const now = Temporal.Instant.from('2026-11-03T08:00:01Z');

function calendarOf(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text) as unknown[]);
}

function eventOf(text: string): ICAL.Component {
  const [event] = calendarOf(text).getAllSubcomponents('vevent');
  if (!event) throw new Error('There is no VEVENT.');
  return event;
}

/** The instants that a reader with nothing but this text comes to. */
function instantsIn(text: string): { start: string; end: string; tzid: unknown } {
  const calendar = calendarOf(text);
  const block = calendar.getFirstSubcomponent('vtimezone');
  const read = ['dtstart', 'dtend'].map((name) => {
    const property = calendar.getFirstSubcomponent('vevent')?.getFirstProperty(name);
    const tzid = property?.getParameter('tzid');
    if (block?.getFirstPropertyValue('tzid') !== tzid) throw new Error('TZID and VTIMEZONE do not go together.');
    const zone = block ? new ICAL.Timezone(block) : ICAL.Timezone.utcTimezone;
    const { year, month, day, hour, minute, second } = property?.getFirstValue() as unknown as ICAL.Time;
    const seconds = new ICAL.Time({ year, month, day, hour, minute, second }, zone).toUnixTime();
    return { at: Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString(), tzid };
  });
  return { start: read[0]?.at ?? '', end: read[1]?.at ?? '', tzid: read[0]?.tzid };
}

function unfolded(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n');
}

function withoutParameters(line: string): string {
  return /^[A-Z-]+/.exec(line)?.[0] ?? '';
}

describe('the message', () => {
  test('a request says all that RFC 5546 asks of one', () => {
    const lines = unfolded(invitationOf(session, 'REQUEST', now));
    expect(lines.slice(0, 4)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Barefoot//Bookings//EN',
      'METHOD:REQUEST',
    ]);
    expect(lines.slice(lines.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VEVENT',
      'UID:0199aa00-0000-7000-8000-000000000001@barefoot.example',
      'SEQUENCE:0',
      'DTSTAMP:20261103T080001Z',
      'DTSTART;TZID=Europe/London:20261203T090000',
      'DTEND;TZID=Europe/London:20261203T100000',
      'SUMMARY:Choosing a legal form',
      'TRANSP:OPAQUE',
      'LOCATION:https://meet.example/abc',
      'DESCRIPTION:What we need to decide before we register.',
      'ORGANIZER;CN="Barefoot":mailto:bookings@barefoot.example',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Gwen Parry":MAILTO:gwen@adviser.example',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Mair Jones":MAILTO:mair@startup.example',
      'URL;VALUE=URI:https://barefoot.example/bookings/0199aa00-0000-7000-8000-000000000001',
      'STATUS:CONFIRMED',
      'CREATED:20261101T120000Z',
      'LAST-MODIFIED:20261102T133015Z',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('names what a session by video opens, in lines that no reader finds too long', () => {
    for (const conference of ['https://meet.example/a', `https://meet.example/${'x'.repeat(300)}?a=1,2;b="c"`]) {
      const text = invitationOf(
        { ...session, conference, description: 'END:VEVENT\r\nEND:VEVENT\r\n' },
        'REQUEST',
        now,
      );
      const property = eventOf(text).getFirstProperty('conference');
      expect(decodeURIComponent(String(property?.getFirstValue()))).toBe(conference);
      expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
      expect(
        unfolded(text).filter((line) => line.startsWith('CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://')),
      ).toHaveLength(1);
    }
    expect(invitationOf(session, 'REQUEST', now)).not.toContain('CONFERENCE');
  });

  test('confirming, moving and cancelling share one UID, and the sequence is the one given', () => {
    const moved = {
      ...session,
      sequence: 1,
      start: session.start.add({ hours: 24 }),
      end: session.end.add({ hours: 24 }),
    };
    const told = [
      invitationOf(session, 'REQUEST', now),
      invitationOf(moved, 'REQUEST', now),
      invitationOf({ ...moved, sequence: 2 }, 'CANCEL', now),
    ].map((text) => ({
      method: calendarOf(text).getFirstPropertyValue('method'),
      uid: eventOf(text).getFirstPropertyValue('uid'),
      sequence: eventOf(text).getFirstPropertyValue('sequence'),
      status: eventOf(text).getFirstPropertyValue('status'),
      attendees: eventOf(text).getAllProperties('attendee').length,
      start: instantsIn(text).start,
    }));
    const uid = '0199aa00-0000-7000-8000-000000000001@barefoot.example';
    expect(told).toEqual([
      { method: 'REQUEST', uid, sequence: 0, status: 'CONFIRMED', attendees: 2, start: '2026-12-03T09:00:00Z' },
      { method: 'REQUEST', uid, sequence: 1, status: 'CONFIRMED', attendees: 2, start: '2026-12-04T09:00:00Z' },
      { method: 'CANCEL', uid, sequence: 2, status: 'CANCELLED', attendees: 2, start: '2026-12-04T09:00:00Z' },
    ]);
  });

  test.each([
    [undefined, 'CONFIRMED'],
    [false, 'CONFIRMED'],
    [true, 'CANCELLED'],
  ])('a file to download, cancelled %s, is %s and asks nobody to attend', (cancelled, status) => {
    const text = invitationOf({ ...session, ...(cancelled === undefined ? {} : { cancelled }) }, 'PUBLISH', now);
    expect(calendarOf(text).getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(eventOf(text).getFirstPropertyValue('status')).toBe(status);
    expect(eventOf(text).getAllProperties('attendee')).toEqual([]);
    expect(eventOf(text).getFirstPropertyValue('organizer')).toBe('mailto:bookings@barefoot.example');
  });

  test.each([
    ['video', 'Video call'],
    ['phone', 'Phone call'],
    ['in_person', 'In person'],
  ] as const)('an empty place of a session by %s reads "%s"', (mode, place) => {
    const text = invitationOf({ ...session, mode, location: ' ' }, 'REQUEST', now);
    expect(eventOf(text).getFirstPropertyValue('location')).toBe(place);
  });

  test('an empty place is named in its reader’s language', () => {
    const text = invitationOf({ ...session, language: 'cy', mode: 'in_person', location: '' }, 'REQUEST', now);
    expect(eventOf(text).getFirstPropertyValue('location')).toBe('Wyneb yn wyneb');
  });
});

describe('the times', () => {
  test.each([
    ['Europe/London', '2026-10-25', '2027-03-28'],
    ['Europe/Lisbon', '2026-10-25', '2027-03-28'],
    ['Europe/Amsterdam', '2026-10-25', '2027-03-28'],
    ['Atlantic/Azores', '2026-10-25', '2027-03-28'],
    ['America/New_York', '2026-10-25', '2026-11-01', '2027-03-14', '2027-03-28'],
    ['America/Santiago', '2026-09-06', '2026-10-25', '2027-03-28', '2027-04-04'],
    ['Africa/Cairo', '2026-10-25', '2026-10-30', '2027-03-28', '2027-04-30'],
    ['Asia/Gaza', '2026-10-24', '2026-10-31', '2027-03-27'],
    ['Asia/Kolkata', '2026-10-25', '2027-03-28'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-25', '2027-04-04'],
    ['Pacific/Auckland', '2026-09-27', '2026-10-25', '2027-04-04'],
  ])('in %s every time around the change of a clock is the instant meant', (zone, ...nights) => {
    for (const night of nights) {
      const starts = Array.from({ length: 40 }, (_, step) =>
        Temporal.Instant.from(`${night}T00:00Z`).add({ minutes: (step - 20) * 45 }),
      );
      const read = starts.map((start) => {
        const text = invitationOf({ ...session, zone, start, end: start.add({ minutes: 45 }) }, 'REQUEST', now);
        const { start: from, end } = instantsIn(text);
        return [from, end];
      });
      expect(read).toEqual(starts.map((start) => [start.toString(), start.add({ minutes: 45 }).toString()]));
    }
  });

  test.each([
    ['the Saturday before the clock goes back', '2026-10-24T08:00Z', 'DTSTART;TZID=Europe/London:20261024T090000'],
    ['the Sunday itself', '2026-10-25T09:00Z', 'DTSTART;TZID=Europe/London:20261025T090000'],
    ['the first of the two hours past one', '2026-10-25T00:30Z', 'DTSTART:20261025T003000Z'],
    ['the second of them', '2026-10-25T01:30Z', 'DTSTART:20261025T013000Z'],
    ['the Saturday before it goes forward', '2027-03-27T09:00Z', 'DTSTART;TZID=Europe/London:20270327T090000'],
    ['that Sunday', '2027-03-28T08:00Z', 'DTSTART;TZID=Europe/London:20270328T090000'],
  ])('on %s London reads its own clock, unless that is ambiguous', (_, start, line) => {
    const from = Temporal.Instant.from(start);
    const text = invitationOf({ ...session, start: from, end: from.add({ minutes: 30 }) }, 'REQUEST', now);
    expect(unfolded(text)).toContain(line);
  });

  test.each([
    ['UTC'],
    ['Etc/UTC'],
    ['Etc/GMT+3'],
    ['Africa/Casablanca'],
    ['Africa/El_Aaiun'],
    ['America/Edmonton'],
    ['Canada/Mountain'],
    ['America/Vancouver'],
    ['Nowhere/At_All'],
  ])('%s is written in UTC, without a VTIMEZONE', (zone) => {
    const text = invitationOf({ ...session, zone }, 'REQUEST', now);
    expect(unfolded(text)).toContain('DTSTART:20261203T090000Z');
    expect(unfolded(text)).toContain('DTEND:20261203T100000Z');
    expect(text).not.toMatch(/VTIMEZONE|TZID/);
  });

  test('a day for which the table of zones is wrong is written in UTC', () => {
    const start = Temporal.Instant.from('2026-10-24T12:00Z');
    const text = invitationOf({ ...session, zone: 'Asia/Gaza', start, end: start.add({ hours: 1 }) }, 'REQUEST', now);
    expect(unfolded(text)).toContain('DTSTART:20261024T120000Z');
  });

  test('an alias keeps its name, and its VTIMEZONE has the same', () => {
    const text = invitationOf({ ...session, zone: 'Europe/Amsterdam' }, 'REQUEST', now);
    expect(unfolded(text)).toContain('TZID:Europe/Amsterdam');
    expect(instantsIn(text)).toEqual({
      start: '2026-12-03T09:00:00Z',
      end: '2026-12-03T10:00:00Z',
      tzid: 'Europe/Amsterdam',
    });
  });
});

test.each(['Europe/London', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati'])(
  'a server in %s writes what a server in UTC writes',
  (zone) => {
    const [there, utc] = [zone, 'UTC'].map((TZ) => {
      const options = { cwd: 'dist/src/bookings', env: { TZ }, encoding: 'utf8' } as const;
      return execFileSync(process.execPath, ['--input-type=module', '--eval', writeOne], options);
    });
    expect(there).toContain('DTSTART;TZID=Europe/Lisbon:20270328T093000');
    expect(there).toBe(utc);
  },
);

const writeOne = `
  import { invitationOf } from './booking.invite.js';
  const at = (text) => Temporal.Instant.from(text);
  const box = { name: 'Barefoot', email: 'bookings@barefoot.example' };
  process.stdout.write(invitationOf({
    bookingId: 'one', host: 'barefoot.example', sequence: 3, title: 'A session', description: '', mode: 'video',
    start: at('2027-03-28T08:30Z'), end: at('2027-03-28T09:30Z'), zone: 'Europe/Lisbon', location: '', url: '',
    organizer: box, attendees: [box], createdAt: at('2026-10-25T00:30Z'), updatedAt: at('2026-10-25T01:30Z'),
  }, 'REQUEST', at('2027-03-28T01:30Z')));
`;

describe('what people wrote', () => {
  test.each([
    ['commas, semicolons and backslashes', 'Rules; members, and \\n "money"'],
    ['Welsh', 'Cwrdd â’r bwrdd: sut mae’r tŷ a’r dŵr yn cael eu rhannu, ŵ ŷ Ŵ Ŷ, flwyddyn ar ôl blwyddyn'],
    ['emoji', '👩🏽‍🌾🥕 '.repeat(30).trim()],
    ['a long line', 'x'.repeat(500)],
  ])('%s come back as they were', (_, written) => {
    const text = invitationOf({ ...session, title: written, description: written }, 'REQUEST', now);
    expect(eventOf(text).getFirstPropertyValue('summary')).toBe(written);
    expect(eventOf(text).getFirstPropertyValue('description')).toBe(written);
  });

  test('paragraphs survive in the description, whatever ended their lines', () => {
    const text = invitationOf({ ...session, description: 'one\r\ntwo\rthree\n\nfour\u2028five' }, 'REQUEST', now);
    expect(eventOf(text).getFirstPropertyValue('description')).toBe('one\ntwo\nthree\n\nfour\nfive');
  });

  test('nothing that somebody called themselves becomes a property or a parameter', () => {
    const hostile = 'Eve":mailto:x\r\nX-EVIL:1\r\nATTENDEE;CN="Mallory';
    const text = invitationOf(
      {
        ...session,
        title: hostile,
        location: hostile,
        url: `https://barefoot.example/\r\nX-EVIL:1`,
        attendees: [{ name: hostile, email: 'eve@startup.example\r\nX-EVIL:1' }],
      },
      'REQUEST',
      now,
    );
    expect(unfolded(text).map(withoutParameters)).not.toContain('X-EVIL');
    const attendees = eventOf(text).getAllProperties('attendee');
    expect(attendees.map((each) => each.getParameter('cn'))).toEqual(['Eve":mailto:x X-EVIL:1 ATTENDEE;CN="Mallory']);
  });

  test('an address with a comma is not given a backslash', () => {
    const text = invitationOf({ ...session, url: 'https://barefoot.example/a,b;c' }, 'REQUEST', now);
    expect(unfolded(text)).toContain('URL;VALUE=URI:https://barefoot.example/a%2Cb%3Bc');
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom(
        '\r',
        '\n',
        '\t',
        '\\',
        ';',
        ',',
        ':',
        '"',
        '^',
        "'",
        '=',
        ' ',
        'n',
        'N',
        'ŷ',
        '🥕',
        '\u0000',
        '\u0085',
        '\u2028',
      ),
      maxLength: 200,
    }),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 100 }),
  );
  const asLines = (text: string) =>
    text
      .toWellFormed()
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
  const asLine = (text: string) => asLines(text).replace(/[\n\t]+/g, ' ');
  const asName = (text: string) => asLine(text).replaceAll('\\', '/');

  test('any title, description, place and names come back, in lines of at most 75 octets, and add no property', () => {
    const plain = unfolded(invitationOf(session, 'REQUEST', now)).map(withoutParameters);
    fc.assert(
      fc.property(anything, anything, anything, anything, (title, description, location, name) => {
        const attendees = session.attendees.map(({ email }) => ({ name, email }));
        const text = invitationOf(
          { ...session, title, description: `d${description}`, location: `l${location}`, attendees },
          'REQUEST',
          now,
        );
        const lines = text.split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(unfolded(text).map(withoutParameters)).toEqual(plain);
        const event = eventOf(text);
        expect(event.getFirstPropertyValue('summary')).toBe(asLine(title));
        expect(event.getFirstPropertyValue('description')).toBe(asLines(`d${description}`));
        expect(event.getFirstPropertyValue('location')).toBe(asLines(`l${location}`).trim());
        const names = event
          .getAllProperties('attendee')
          .map((each) => each.getParameter('cn') as string | undefined)
          .map((each) => each ?? '');
        expect(names).toEqual([asName(name), asName(name)]);
      }),
      { numRuns: 300 },
    );
  });
});
