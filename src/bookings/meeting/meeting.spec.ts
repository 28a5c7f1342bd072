import { describe, expect, test } from '@jest/globals';
import { catalogues } from '../booking.letters.catalogue.js';
import type { InvitedSession } from '../booking.invite.js';
import { howOf, isSame, type Meeting, meetingBy, metBy, nothingSaid, refuseOtherMode } from './meeting.js';
import { type MeetingReader, tellMeeting, withMeeting } from './meeting.letters.js';
import { type Way, unlessSaid } from './meeting-settings.js';
import { telephoneNumber, wayRequest } from './meeting.request.js';
import { roomAt } from './room.js';

const place = { address: '1 High Street\nCardiff', directions: 'By the bridge.', access: '' };
const settings = { url: 'https://meet.example/ada', number: '+442920180000', place };
const room = 'https://jitsi.example/barefoot-a';
const other = 'https://jitsi.example/barefoot-b';

describe('a meeting by the settings of an adviser', () => {
  test.each([
    ['video', unlessSaid, 'generated', { room, url: room }],
    ['video', settings, 'link', { url: settings.url }],
    ['phone', unlessSaid, 'adviser-calls', {}],
    ['phone', settings, 'client-calls', { number: settings.number }],
    ['in_person', unlessSaid, null, {}],
    ['in_person', settings, 'place', { place }],
  ] as const)('by %s with %j is %s', (mode, by, how, said) => {
    const meeting = meetingBy(by, mode, { ...nothingSaid, clientNumber: '+441' }, room);
    expect(meeting).toEqual({ ...nothingSaid, clientNumber: '+441', ...said });
    expect(howOf(meeting, mode)).toBe(how);
  });

  test('has one room for good, to which it comes back from a link', () => {
    const first = metBy({ how: 'generated' }, nothingSaid, room);
    const elsewhere = metBy({ how: 'link', url: settings.url }, first, other);
    expect(elsewhere).toEqual({ ...nothingSaid, room, url: settings.url });
    expect(metBy({ how: 'generated' }, elsewhere, other)).toEqual(first);
  });
});

test('two meetings are the same if people would do the same', () => {
  const meeting: Meeting = { ...nothingSaid, place };
  expect(isSame(meeting, { ...meeting, place: { ...place } })).toBe(true);
  expect(isSame(meeting, { ...meeting, clientNumber: '+441', room })).toBe(true);
  for (const change of [{ url: room }, { number: '+442' }, { place: null }, { place: { ...place, access: 'Ring.' } }])
    expect(isSame(meeting, { ...meeting, ...change })).toBe(false);
});

describe('a way to meet', () => {
  const ways: Record<Way['how'], Way> = {
    generated: { how: 'generated' },
    link: { how: 'link', url: room },
    'adviser-calls': { how: 'adviser-calls' },
    'client-calls': { how: 'client-calls', number: '+441' },
    place: { how: 'place', ...place },
  };

  test.each([
    ['video', ['generated', 'link']],
    ['phone', ['adviser-calls', 'client-calls']],
    ['in_person', ['place']],
  ] as const)('of a session by %s is one of %j', (mode, good) => {
    for (const [how, way] of Object.entries(ways)) {
      const refusal = () => refuseOtherMode(way, mode);
      if (good.some((one) => one === how)) expect(refusal).not.toThrow();
      else expect(refusal).toThrow(`/how: must be ${good.join(' or ')}`);
    }
  });

  test.each([
    ['https://meet.example/ada', 'https://meet.example/ada'],
    [' https://MEET.example ', 'https://meet.example/'],
    ['https://meet.example/Ä b?c=d#e', 'https://meet.example/%C3%84%20b?c=d#e'],
    ['https://192.168.1.5:8443/x', 'https://192.168.1.5:8443/x'],
  ])('at the link %j is kept as %j', (url, kept) => {
    expect(wayRequest.parse({ how: 'link', url })).toEqual({ how: 'link', url: kept });
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)//https://',
    'data:text/html,x',
    'http://meet.example/ada',
    'ftp://meet.example',
    '//meet.example/ada',
    'meet.example/ada',
    'https://ada:secret@meet.example',
    'https://bank.example@meet.example',
    'https://',
    'https:// meet.example',
    '',
    `https://meet.example/${'x'.repeat(480)}`,
    `https://meet.example/${'é'.repeat(100)}`,
  ])('is not at %j', (url) => {
    const { error } = wayRequest.safeParse({ how: 'link', url });
    expect(error?.issues.map(({ path }) => path)).toContainEqual(['url']);
    expect(error?.issues[0]?.message).toMatch(/^must be an https link/);
  });
});

describe('a telephone number', () => {
  test.each([
    ['+44 29 2018 0000', '+442920180000'],
    ['+44 (0)29 2018-0000', '+442920180000'],
    ['+1.212.555.0100', '+12125550100'],
    ['+442920180000', '+442920180000'],
  ])('%j is %j', (text, kept) => {
    expect(telephoneNumber.parse(text)).toBe(kept);
  });

  test.each([
    '029 2018 0000',
    '+44',
    '+0123456789',
    '+44292018000012345',
    '+44 29 call me',
    '+44292018;ext=1',
    '',
    '+',
  ])('%j is none', (text) => {
    expect(telephoneNumber.safeParse(text).error?.issues[0]?.message).toMatch(/^must begin with \+/);
  });
});

test('a room’s name is its secret in base32', () => {
  // RFC 4648, 10.
  for (const [text, name] of [
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foobar', 'mzxw6ytboi'],
  ] as const)
    expect(roomAt('https://jitsi.example', Buffer.from(text))).toBe(`https://jitsi.example/barefoot-${name}`);
  expect(roomAt('https://jitsi.example', new Uint8Array(16))).toMatch(/-a{26}$/);
});

describe('what is told', () => {
  const client: MeetingReader = { side: 'client', language: 'en', adviser: 'Ada', client: 'Siân' };
  const adviser: MeetingReader = { ...client, side: 'adviser' };

  test.each<[string, Parameters<typeof tellMeeting>, string[]]>([
    ['the link', [{ ...nothingSaid, url: room }, 'video', client], [`Join: ${room}`]],
    ['the link in Welsh', [{ ...nothingSaid, url: room }, 'video', { ...client, language: 'cy' }], [`Ymuno: ${room}`]],
    ['nothing of a session from before', [nothingSaid, 'video', client], []],
    ['who calls', [nothingSaid, 'phone', client], ['Call: Ada calls you']],
    ['that there is no number', [nothingSaid, 'phone', adviser], ['Call: you call Siân, who has left no number']],
    [
      'the client’s number to the adviser',
      [{ ...nothingSaid, clientNumber: '+441' }, 'phone', adviser],
      ['Call: you call Siân on +441'],
    ],
    ['the adviser’s number', [{ ...nothingSaid, number: '+442' }, 'phone', client], ['Call: you call Ada on +442']],
    [
      'on which number the client will call',
      [{ ...nothingSaid, number: '+442', clientNumber: '+441' }, 'phone', adviser],
      ['Call: Siân calls you on +442'],
    ],
    ['the address in a line', [{ ...nothingSaid, place }, 'in_person', client], ['Where: 1 High Street, Cardiff']],
    ['nothing of a place that nobody has said', [nothingSaid, 'in_person', client], []],
  ])('is %s', (_, given, lines) => {
    expect(tellMeeting(...given).lines.map(([label, text]) => `${label}: ${text}`)).toEqual(lines);
  });

  test('is never the client’s number to the client', () => {
    for (const language of ['en', 'cy'] as const) {
      const told = tellMeeting({ ...nothingSaid, clientNumber: '+441' }, 'phone', { ...client, language });
      expect(JSON.stringify(told)).not.toContain('+441');
    }
  });

  test('stands in a calendar with the place, what was written of it and what was there before', () => {
    const session = { description: 'Our rules', location: '' } as InvitedSession;
    const told = tellMeeting({ ...nothingSaid, place }, 'in_person', client);
    expect(withMeeting(session, told)).toEqual({
      location: '1 High Street\nCardiff',
      conference: undefined,
      description: `Where: 1 High Street, Cardiff\n\n${catalogues.en.meeting.directions}\nBy the bridge.\n\nOur rules`,
    });
    expect(withMeeting(session, undefined)).toBe(session);
  });
});
