import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ianaZone } from '../../kernel/zone.js';
import { type BusyTimes, busyTimesOf } from './busy-times.js';
import type { Whereabouts } from './feed-clocks.js';
import { textOf, UnreadableFeed } from './feed-components.js';
import { windowsZones } from './windows-zones.js';

const london: Whereabouts = { zone: 'Europe/London', away: [] };
const reach = { from: ms('2026-10-12T00:00Z'), until: ms('2026-11-16T00:00Z') };

function ms(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

function feed(...components: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...components, 'END:VCALENDAR', ''].join('\r\n');
}

function event(...lines: string[]): string {
  return ['BEGIN:VEVENT', 'UID:one@elsewhere.example', ...lines, 'END:VEVENT'].join('\r\n');
}

function read(text: string, { where = london, self = [] as string[], window = reach } = {}): BusyTimes {
  return busyTimesOf(text, { where, reach: window, ownHost: 'barefoot', self });
}

/** As `2026-10-20T08:00/09:00`, in UTC; over midnight the end has its date. */
function spans(text: string, options?: Parameters<typeof read>[1]): string[] {
  return read(text, options)
    .busy.toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const [from = '', to = ''] = [start, end].map((minute) => new Date(minute * 60_000).toISOString().slice(0, 16));
      return `${from}/${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to}`;
    });
}

const london9 = (day: string) => `DTSTART;TZID=Europe/London:${day}T090000`;
const hour = (day: string) => [london9(day), `DTEND;TZID=Europe/London:${day}T100000`];

describe('what has no end, or no number', () => {
  const good = event(...hour('20261020'), 'UID:good@elsewhere.example');

  test('an event for ever is read as one that lasts for a year around what is asked for', () => {
    const forEver = event('DTSTART:00010101T000000Z', 'DTEND:99991231T235959Z');
    expect(spans(feed(forEver))).toEqual(['2025-10-11T00:00/2027-11-17T00:00']);
  });

  test.each(['P999999999D', 'PT99999999999999999S'])('a length of %s harms no other event', (length) => {
    const endless = event('DTSTART:20261020T000000Z', `DURATION:${length}`);
    const { busy, skipped } = read(feed(endless, good));
    expect(busy.some(({ start }) => start === ms('2026-10-20T08:00Z') / 60_000)).toBe(true);
    expect((skipped.unreadable ?? 0) + busy.length).toBe(2);
  });
});

describe('one event', () => {
  test.each<[string, string[], string[]]>([
    ['in a zone', hour('20261020'), ['2026-10-20T08:00/09:00']],
    ['in UTC', ['DTSTART:20261020T090000Z', 'DTEND:20261020T093000Z'], ['2026-10-20T09:00/09:30']],
    [
      'floating is where the adviser is',
      ['DTSTART:20261020T090000', 'DTEND:20261020T100000'],
      ['2026-10-20T08:00/09:00'],
    ],
    ['with a length', [london9('20261020'), 'DURATION:PT1H30M'], ['2026-10-20T08:00/09:30']],
    [
      'with a length of days is as long by the calendar',
      [london9('20261024'), 'DURATION:P1D'],
      ['2026-10-24T08:00/2026-10-25T09:00'],
    ],
    [
      'with an end is as long by the clock',
      ['DTSTART;TZID=Europe/London:20261025T003000', 'DTEND;TZID=Europe/London:20261025T023000'],
      ['2026-10-24T23:30/2026-10-25T02:30'],
    ],
    [
      'that begins and ends in two zones',
      [london9('20261020'), 'DTEND;TZID=Europe/Paris:20261020T130000'],
      ['2026-10-20T08:00/11:00'],
    ],
    ['of a whole day', ['DTSTART;VALUE=DATE:20261020'], ['2026-10-19T23:00/2026-10-20T23:00']],
    [
      'of a day of twenty-five hours',
      ['DTSTART;VALUE=DATE:20261025', 'DTEND;VALUE=DATE:20261026'],
      ['2026-10-24T23:00/2026-10-26T00:00'],
    ],
    [
      'of a day that ends as it begins',
      ['DTSTART;VALUE=DATE:20261020', 'DTEND;VALUE=DATE:20261020'],
      ['2026-10-19T23:00/2026-10-20T23:00'],
    ],
    [
      'whose dates do not say that they are',
      ['DTSTART:20261020', 'DTEND:20261022'],
      ['2026-10-19T23:00/2026-10-21T23:00'],
    ],
    ['without an end takes no time', [london9('20261020')], []],
    ['of no length takes no time', [london9('20261020'), 'DTEND;TZID=Europe/London:20261020T090000'], []],
    ['is widened to whole minutes', ['DTSTART:20261020T090030Z', 'DTEND:20261020T093001Z'], ['2026-10-20T09:00/09:31']],
    [
      'at an hour that the clock skips is after it',
      ['DTSTART;TZID=America/New_York:20261101T013000', 'DURATION:PT30M'],
      ['2026-11-01T05:30/06:00'],
    ],
    ['before the window', hour('20261001'), []],
    ['after the window', hour('20261201'), []],
    [
      'from before the window into it',
      ['DTSTART:20260101T000000Z', 'DTEND:20261012T100000Z'],
      ['2026-01-01T00:00/2026-10-12T10:00'],
    ],
    ['shown as free', [...hour('20261020'), 'TRANSP:TRANSPARENT'], []],
    [
      'shown as free by Outlook, whatever TRANSP says',
      [...hour('20261020'), 'TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
      [],
    ],
    ['shown as busy by Outlook', [...hour('20261020'), 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'], ['2026-10-20T08:00/09:00']],
    ['tentative', [...hour('20261020'), 'STATUS:TENTATIVE'], ['2026-10-20T08:00/09:00']],
    ['cancelled', [...hour('20261020'), 'STATUS:CANCELLED'], []],
    [
      'whose alarm has times of its own',
      [...hour('20261020'), 'BEGIN:VALARM', 'DURATION:PT15M', 'DTSTART:20200101T000000Z', 'END:VALARM'],
      ['2026-10-20T08:00/09:00'],
    ],
    [
      'whose zone is in quotes',
      ['DTSTART;TZID="Europe/London":20261020T090000', 'DURATION:PT1H'],
      ['2026-10-20T08:00/09:00'],
    ],
    ['in lower case', ['dtstart;tzid=Europe/London:20261020t090000', 'duration:pt1h'], ['2026-10-20T08:00/09:00']],
  ])('%s', (_, lines, busy) => {
    expect(spans(feed(event(...lines)))).toEqual(busy);
  });

  test('that the adviser declined takes no time, and one that somebody else declined does', () => {
    const declined = event(...hour('20261020'), 'ATTENDEE;CN="Ann: A";PARTSTAT=DECLINED:mailto:Ann@People.example');
    expect(spans(feed(declined), { self: ['ann@people.example'] })).toEqual([]);
    expect(spans(feed('X-WR-CALNAME:ann@people.example', declined))).toEqual([]);
    expect(spans(feed(declined), { self: ['ben@people.example'] })).toHaveLength(1);
  });

  test('floating and of a whole day is where the adviser travels', () => {
    const where = {
      zone: 'Europe/London',
      away: [{ zone: 'Asia/Tokyo', firstDate: '2026-10-20', lastDate: '2026-10-21' }],
    };
    const text = feed(
      event('DTSTART:20261020T090000', 'DURATION:PT1H'),
      event('DTSTART;VALUE=DATE:20261021'),
      event(...hour('20261021')),
    );
    expect(spans(text, { where })).toEqual([
      '2026-10-20T00:00/01:00',
      '2026-10-20T15:00/2026-10-21T23:00',
      '2026-10-21T08:00/09:00',
    ]);
  });
});

describe('a series', () => {
  const weekly = [...hour('20261013'), 'RRULE:FREQ=WEEKLY;BYDAY=TU'];
  const moved = event(
    'RECURRENCE-ID;TZID=Europe/London:20261027T090000',
    'DTSTART;TZID=Europe/London:20261028T150000',
    'DURATION:PT30M',
  );

  test.each<[string, string[], string[]]>([
    ['stays at its hour when the clock changes', weekly, ['13T08:00/09:00', '20T08:00/09:00', '27T09:00/10:00']],
    [
      'until an instant',
      [...hour('20261013'), 'RRULE:FREQ=WEEKLY;UNTIL=20261020T080000Z'],
      ['13T08:00/09:00', '20T08:00/09:00'],
    ],
    ['until a moment before', [...hour('20261013'), 'RRULE:FREQ=WEEKLY;UNTIL=20261020T075959Z'], ['13T08:00/09:00']],
    [
      'until a day, included',
      [...hour('20261013'), 'RRULE:FREQ=WEEKLY;UNTIL=20261020'],
      ['13T08:00/09:00', '20T08:00/09:00'],
    ],
    [
      'until a time on its own clock',
      [...hour('20261013'), 'RRULE:FREQ=WEEKLY;UNTIL=20261020T090000'],
      ['13T08:00/09:00', '20T08:00/09:00'],
    ],
    ['so many times', [...hour('20261006'), 'RRULE:FREQ=WEEKLY;COUNT=3'], ['13T08:00/09:00', '20T08:00/09:00']],
    ['from long ago', [...hour('20000104'), 'RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261031'], ['20T08:00/09:00']],
    ['without some', [...weekly, 'EXDATE;TZID=Europe/London:20261013T090000,20261020T090000'], ['27T09:00/10:00']],
    ['without some, in another zone', [...weekly, 'EXDATE:20261013T080000Z'], ['20T08:00/09:00', '27T09:00/10:00']],
    ['without some days', [...weekly, 'EXDATE;VALUE=DATE:20261013'], ['20T08:00/09:00', '27T09:00/10:00']],
    ['without what another rule has', [...weekly, 'EXRULE:FREQ=WEEKLY;INTERVAL=2'], ['20T08:00/09:00']],
    [
      'with more',
      [...hour('20261013'), 'RDATE;TZID=Europe/London:20261014T110000,20261026T090000'],
      ['13T08:00/09:00', '14T10:00/11:00', '26T09:00/10:00'],
    ],
    [
      'that begins on a day its rule has not',
      [...hour('20261014'), 'RRULE:FREQ=WEEKLY;BYDAY=TU'],
      ['14T08:00/09:00', '20T08:00/09:00', '27T09:00/10:00'],
    ],
    [
      'of whole days',
      ['DTSTART;VALUE=DATE:20261024', 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE;VALUE=DATE:20261024'],
      ['24T23:00/2026-10-26T00:00'],
    ],
    [
      'on the last Friday of the month',
      ['DTSTART;TZID=Europe/London:20200131T160000', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR'],
      ['30T16:00/17:00'],
    ],
    [
      'every hour of a morning',
      [...hour('20261020'), 'RRULE:FREQ=HOURLY;COUNT=3'],
      ['20T08:00/09:00', '20T09:00/10:00', '20T10:00/11:00'],
    ],
  ])('%s', (_, lines, days) => {
    const october = spans(feed(event(...lines))).filter((span) => span.startsWith('2026-10'));
    expect(october).toEqual(days.map((day) => `2026-10-${day}`));
  });

  test('of which one was moved, whichever comes first in the text', () => {
    const expected = [
      '2026-10-13T08:00/09:00',
      '2026-10-20T08:00/09:00',
      '2026-10-28T15:00/15:30',
      '2026-11-03T09:00/10:00',
      '2026-11-10T09:00/10:00',
    ];
    expect(spans(feed(event(...weekly), moved))).toEqual(expected);
    expect(spans(feed(moved, event(...weekly)))).toEqual(expected);
  });

  test('of which one was cancelled, or is free, lacks it', () => {
    for (const free of ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT']) {
      const one = event('RECURRENCE-ID;TZID=Europe/London:20261020T090000', ...hour('20261020'), free);
      expect(spans(feed(event(...weekly), one))).not.toContain('2026-10-20T08:00/09:00');
    }
  });

  test('that is free, with one that is not, takes that one', () => {
    expect(spans(feed(event(...weekly, 'TRANSP:TRANSPARENT'), moved))).toEqual(['2026-10-28T15:00/15:30']);
  });

  test('whose exception names the day alone lacks that day', () => {
    const one = event('RECURRENCE-ID;VALUE=DATE:20261020', 'DTSTART:20261021T120000Z', 'DURATION:PT1H');
    expect(spans(feed(event(...weekly), one))).toEqual(
      expect.arrayContaining(['2026-10-13T08:00/09:00', '2026-10-21T12:00/13:00']),
    );
    expect(spans(feed(event(...weekly), one))).not.toContain('2026-10-20T08:00/09:00');
  });

  test('is moved with all that follows, over the change of the clock', () => {
    const later = event(
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20261020T090000',
      'DTSTART;TZID=Europe/London:20261021T140000',
      'DURATION:PT2H',
    );
    expect(spans(feed(event(...weekly), later))).toEqual([
      '2026-10-13T08:00/09:00',
      '2026-10-21T13:00/15:00',
      '2026-10-28T14:00/16:00',
      '2026-11-04T14:00/16:00',
      '2026-11-11T14:00/16:00',
    ]);
  });

  test('whose exception came alone, as an invitation to one of it does, is that one', () => {
    expect(spans(feed(moved))).toEqual(['2026-10-28T15:00/15:30']);
  });

  test('shares its UID with no other series by chance', () => {
    expect(spans(feed(event(...hour('20261020')), event(...hour('20261021'))))).toHaveLength(2);
  });
});

describe('the zone of a time', () => {
  const described = (tzid: string, more: string[] = []) =>
    [
      'BEGIN:VTIMEZONE',
      `TZID:${tzid}`,
      ...more,
      'BEGIN:STANDARD',
      'DTSTART:16010101T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T010000',
      'TZOFFSETFROM:+0000',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ].join('\r\n');
  const at = (tzid: string) => [`DTSTART;TZID=${tzid}:20261024T090000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'];
  const asInLondon = ['2026-10-24T08:00/09:00', '2026-10-25T09:00/10:00'];
  const tokyo: Whereabouts = { zone: 'Asia/Tokyo', away: [] };

  test.each([
    ['Europe/London', asInLondon],
    ['GMT Standard Time', asInLondon],
    ['gmt standard time', asInLondon],
    ['Eastern Standard Time', ['2026-10-24T13:00/14:00', '2026-10-25T13:00/14:00']],
    ['/freeassociation.sourceforge.net/Europe/London', asInLondon],
    ['/mozilla.org/20050126_1/America/Argentina/Buenos_Aires', ['2026-10-24T12:00/13:00', '2026-10-25T12:00/13:00']],
    ['UTC', ['2026-10-24T09:00/10:00', '2026-10-25T09:00/10:00']],
  ])('%s is known by its name', (tzid, expected) => {
    expect(read(feed(event(...at(tzid))), { where: tokyo }).skipped).toEqual({});
    expect(spans(feed(event(...at(tzid))), { where: tokyo })).toEqual(expected);
  });

  test('is as the feed describes it where its name says nothing', () => {
    expect(
      spans(feed(described('Customized Time Zone'), event(...at('Customized Time Zone'))), { where: tokyo }),
    ).toEqual(asInLondon);
    const named = described('Ours', ['X-LIC-LOCATION:Europe/Paris']);
    expect(spans(feed(named, event(...at('Ours'))), { where: tokyo })).toEqual([
      '2026-10-24T07:00/08:00',
      '2026-10-25T08:00/09:00',
    ]);
  });

  test('is the adviser’s own, and counted, where nobody knows it', () => {
    const broken =
      'BEGIN:VTIMEZONE\r\nTZID:Narnia\r\nBEGIN:STANDARD\r\nDTSTART:nonsense\r\nEND:STANDARD\r\nEND:VTIMEZONE';
    for (const text of [feed(event(...at('Narnia'))), feed(broken, event(...at('Narnia')))]) {
      expect(spans(text)).toEqual(asInLondon);
      expect(read(text).skipped).toEqual({ 'unknown-zone': 1 });
    }
  });

  test('of Windows is one that there is', () => {
    expect(windowsZones.size).toBeGreaterThan(130);
    for (const [name, zone] of windowsZones)
      expect([name, ianaZone(zone)]).toEqual([name, expect.stringContaining('/')]);
    for (const name of ['gmt standard time', 'w. europe standard time', 'utc', 'utc-11', 'russia time zone 3'])
      expect(windowsZones.has(name)).toBe(true);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['a rule of seconds', 'RRULE:FREQ=SECONDLY', 'too-often'],
    ['a rule of minutes', 'RRULE:FREQ=MINUTELY;INTERVAL=5', 'too-often'],
    [
      'a rule that has every second of every day',
      `RRULE:FREQ=DAILY;BYHOUR=${Array.from({ length: 24 }, (_, n) => n).join()};BYMINUTE=${Array.from({ length: 60 }, (_, n) => n).join()}`,
      'too-often',
    ],
    ['a rule of nothing', 'RRULE:FREQ=SOMETIMES', 'unreadable'],
    ['a day that there is not', 'RDATE:20260231T000000Z', 'unreadable'],
    ['an exclusion of nothing', 'EXDATE:tomorrow', 'unreadable'],
    ['a length of nothing', 'DURATION:an hour', 'unreadable'],
    ['an end before the start', 'DTEND:20260101T000000Z', 'unreadable'],
  ])('%s is counted, and harms no other event', (_, line, reason) => {
    const broken = [
      'BEGIN:VEVENT',
      'UID:broken',
      'DTSTART:20261019T090000Z',
      line,
      ...(/DURATION|DTEND/.test(line) ? [] : ['DURATION:PT1H']),
      'END:VEVENT',
    ].join('\r\n');
    const text = feed(broken, event(...hour('20261020')));
    expect(read(text)).toMatchObject({ events: 2, skipped: { [reason]: 1 } });
    expect(spans(text)).toEqual(['2026-10-20T08:00/09:00']);
  });

  test('lines that are none, and an event without a start, harm no other', () => {
    const text = feed(
      'nonsense',
      'BEGIN:VEVENT',
      ': : :',
      'SUMMARY',
      'END:VEVENT',
      event('X;=;:', ...hour('20261020')),
      '',
      'BEGIN:VTODO',
      'DTSTART:20261020T000000Z',
      'END:VTODO',
    );
    expect(read(text)).toMatchObject({ skipped: { unreadable: 1 } });
    expect(spans(text)).toEqual(['2026-10-20T08:00/09:00']);
  });

  test.each<[string, string, string]>([
    ['nothing', '', 'not-a-calendar'],
    ['a page', '<!doctype html><html><body>Sign in</body></html>', 'not-a-calendar'],
    ['JSON', '{"kind":"calendar"}', 'not-a-calendar'],
    ['a card', 'BEGIN:VCARD\r\nFN:Ann\r\nEND:VCARD', 'not-a-calendar'],
    ['half a calendar', feed(event(...hour('20261020'))).slice(0, -20), 'cut-short'],
    ['a calendar without its end', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n', 'cut-short'],
    ['20,001 events', feed(...Array.from({ length: 20_001 }, () => 'BEGIN:VEVENT\r\nEND:VEVENT')), 'too-many-events'],
    [
      'more occurrences than a diary can hold',
      feed(
        ...Array.from({ length: 30 }, () => event('DTSTART:20261001T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=HOURLY')),
      ),
      'too-many-events',
    ],
  ])('%s is no calendar as a whole', (_, text, reason) => {
    expect(() => read(text)).toThrow(UnreadableFeed);
    expect(() => read(text)).toThrow(reason);
  });

  test('an empty calendar is one', () => {
    expect(read(feed())).toEqual({ name: '', refreshMinutes: null, events: 0, busy: [], skipped: {} });
  });
});

describe('a feed', () => {
  test('says its name and how seldom it asks to be read', () => {
    expect(read(feed('X-WR-CALNAME:Gwaith\\, cartref', 'X-PUBLISHED-TTL:PT1H'))).toMatchObject({
      name: 'Gwaith, cartref',
      refreshMinutes: 60,
    });
    expect(read(feed('NAME:Work', 'REFRESH-INTERVAL;VALUE=DURATION:P1D'))).toMatchObject({
      name: 'Work',
      refreshMinutes: 1440,
    });
    expect(read(feed('REFRESH-INTERVAL:often')).refreshMinutes).toBeNull();
  });

  test('may be folded anywhere, end its lines in any way, and begin with a mark', () => {
    const bytes = Buffer.from(feed(event(...hour('20261020'), 'SUMMARY:Te â chacen ŵy')));
    for (const width of [1, 2, 3, 7, 75]) {
      const folded = bytes
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.match(new RegExp(`.{1,${width}}`, 'gs'))?.join('\r\n ') ?? '');
      for (const ending of ['\r\n', '\n', '\r']) {
        const text = textOf(Buffer.from(`\xEF\xBB\xBF${folded.join('\r\n').replaceAll('\r\n', ending)}`, 'latin1'));
        expect(read(text).busy).toEqual([expect.objectContaining({ title: 'Te â chacen ŵy' })]);
        expect(spans(text)).toEqual(['2026-10-20T08:00/09:00']);
      }
    }
  });

  test('tells titles, save those that are private', () => {
    const titles = (...lines: string[]) =>
      read(feed(event(...hour('20261020'), ...lines))).busy.map(({ title }) => title);
    expect(titles('SUMMARY:Lunch\\nwith Ann\\; Ben')).toEqual(['Lunch with Ann; Ben']);
    expect(titles(`SUMMARY:${'😀'.repeat(200)}`)[0]).toHaveLength(200);
    expect(titles('SUMMARY:Doctor', 'CLASS:PRIVATE')).toEqual(['']);
    expect(titles()).toEqual(['']);
  });

  test('of free and busy time says what is not free', () => {
    const freeBusy = [
      'BEGIN:VFREEBUSY',
      'UID:x',
      'DTSTART:20261001T000000Z',
      'FREEBUSY:20261020T090000Z/PT1H,20261021T090000Z/20261021T103000Z',
      'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261022T090000Z/PT30M',
      'FREEBUSY;FBTYPE=FREE:20261023T090000Z/PT1H',
      'END:VFREEBUSY',
    ];
    expect(spans(feed(freeBusy.join('\r\n')))).toEqual([
      '2026-10-20T09:00/10:00',
      '2026-10-21T09:00/10:30',
      '2026-10-22T09:00/09:30',
    ]);
  });

  test('that holds sessions of ours says which', () => {
    const id = '01a20227-31be-728b-8b0b-08aa771b0676';
    const ours = (uid: string) =>
      read(feed(event(...hour('20261020')).replace('one@elsewhere.example', uid))).busy[0]?.reference;
    expect([ours(`${id}@barefoot`), ours(`${id}@elsewhere`), ours('x@barefoot'), ours(id)]).toEqual([
      id,
      null,
      null,
      null,
    ]);
  });
});

describe('against an oracle that walks day by day', () => {
  const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
  const zones = [
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/Santiago',
    'Africa/Casablanca',
    'UTC',
  ];
  const series = fc.record({
    zone: fc.constantFrom(...zones),
    first: fc.integer({ min: 0, max: 900 }).map((days) => Temporal.PlainDate.from('2024-06-01').add({ days })),
    minute: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 1, max: 3000 }),
    freq: fc.constantFrom('DAILY', 'WEEKLY'),
    interval: fc.integer({ min: 1, max: 5 }),
    byDay: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    end: fc.oneof(
      fc.constant({ kind: 'none' as const }),
      fc.record({ kind: fc.constant('count' as const), count: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ kind: fc.constant('until' as const), days: fc.integer({ min: 0, max: 1200 }) }),
    ),
    excluded: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
    moved: fc.option(
      fc.record({ which: fc.integer({ min: 0, max: 20 }), byMinutes: fc.integer({ min: -3000, max: 3000 }) }),
    ),
  });
  type Series = typeof series extends fc.Arbitrary<infer T> ? T : never;

  const compact = (wall: Temporal.PlainDateTime) => wall.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  const window = { from: ms('2026-02-01T00:00Z'), until: ms('2026-12-20T00:00Z') };

  function matches({ freq, interval, byDay, first }: Series, day: Temporal.PlainDate): boolean {
    if (freq === 'DAILY')
      return first.until(day).days % interval === 0 && (byDay.length === 0 || byDay.includes(day.dayOfWeek));
    const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });
    const weeks = monday(first).until(monday(day)).days / 7;
    return weeks % interval === 0 && (byDay.length === 0 ? [first.dayOfWeek] : byDay).includes(day.dayOfWeek);
  }

  /** All walls from the first on that the rule has, or as many as it counts. */
  function walls(one: Series): Temporal.PlainDateTime[] {
    const { first, minute, end } = one;
    const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
    const found: Temporal.PlainDateTime[] = [];
    for (let days = 0; days < 1400; days += 1) {
      const day = first.add({ days });
      if (end.kind === 'until' && days > end.days) break;
      if (matches(one, day)) found.push(day.toPlainDateTime(time));
      if (end.kind === 'count' && found.length === end.count) break;
    }
    return found;
  }

  test('every occurrence is where a clock on the wall has it', () => {
    fc.assert(
      fc.property(series, (one) => {
        const { zone, freq, interval, byDay, end, length, moved } = one;
        const all = walls(one);
        const [start] = all;
        if (!start) return;
        const excluded = one.excluded.flatMap((index) => all[index] ?? []);
        const gone = moved && all[moved.which] && !one.excluded.includes(moved.which) ? all[moved.which] : undefined;
        const at = (wall: Temporal.PlainDateTime) => wall.toZonedDateTime(zone).epochMilliseconds / 60_000;
        const until = one.first.add({ days: end.kind === 'until' ? end.days : 0 });
        const rule = [
          `FREQ=${freq};INTERVAL=${interval}`,
          ...(byDay.length > 0 ? [`BYDAY=${byDay.map((day) => weekdays[day - 1]).join()}`] : []),
          ...(end.kind === 'count' ? [`COUNT=${end.count}`] : []),
          ...(end.kind === 'until' ? [`UNTIL=${until.toString().replaceAll('-', '')}`] : []),
        ];
        const zoned = (name: string, wall: Temporal.PlainDateTime) => `${name};TZID=${zone}:${compact(wall)}`;
        const to = gone?.add({ minutes: moved?.byMinutes ?? 0 });
        const text = feed(
          event(
            zoned('DTSTART', start),
            `DURATION:PT${length}M`,
            `RRULE:${rule.join(';')}`,
            ...excluded.map((wall) => zoned('EXDATE', wall)),
          ),
          ...(gone && to ? [event(zoned('RECURRENCE-ID', gone), zoned('DTSTART', to), `DURATION:PT${length}M`)] : []),
        );
        const expected = [
          ...all.filter((wall) => ![...excluded, gone].some((each) => each?.equals(wall))),
          ...(to ? [to] : []),
        ]
          .map((wall) => ({ start: at(wall), end: at(wall) + length }))
          .filter((span) => span.end > window.from / 60_000 && span.start < window.until / 60_000)
          .toSorted((a, b) => a.start - b.start);
        const busy = read(text, { window }).busy.map(({ start: from, end: until }) => ({ start: from, end: until }));
        expect(busy.toSorted((a, b) => a.start - b.start)).toEqual(expected);
      }),
      { numRuns: 120 },
    );
  });
});

test('20,000 series are read in no more than some seconds', () => {
  const many = Array.from({ length: 20_000 }, (_, index) =>
    event(
      `DTSTART;TZID=Europe/London:2026${String((index % 9) + 1).padStart(2, '0')}15T090000`,
      'DURATION:PT1H',
      `SUMMARY:Meeting ${index}`,
    ).replace('one@', `${index}@`),
  );
  const began = performance.now();
  expect(read(feed(...many)).events).toBe(20_000);
  expect(performance.now() - began).toBeLessThan(10_000);
});
