import { expect, test } from '@jest/globals';
import type { CalendarLinkId } from '../../kernel/id.js';
import { type FreeBusy, freeBusyText } from './free-busy.js';

const at = (text: string) => Temporal.Instant.from(text);

const told: FreeBusy = {
  id: '0199aa00-0000-7000-8000-000000000001' as CalendarLinkId,
  name: 'Gwen "Gwenno" Parry',
  organizer: 'bookings@barefoot.example',
  url: 'https://barefoot.example/advisers/1',
  period: { start: at('2027-03-22T00:00Z'), end: at('2027-06-27T00:00Z') },
  busy: [
    { kind: 'busy', start: at('2027-03-28T00:30Z'), end: at('2027-03-28T02:00Z') },
    { kind: 'tentative', start: at('2027-03-29T09:00Z'), end: at('2027-03-29T10:00Z') },
    { kind: 'away', start: at('2027-04-01T00:00Z'), end: at('2027-04-09T00:00Z') },
  ],
  refreshMinutes: 60,
};

test('busy time is what RFC 5546 asks of a VFREEBUSY that is published', () => {
  expect(freeBusyText(told, at('2027-03-22T08:00:01Z')).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Barefoot//Bookings//EN',
    'METHOD:PUBLISH',
    'NAME:Barefoot: Gwen "Gwenno" Parry',
    'X-WR-CALNAME:Barefoot: Gwen "Gwenno" Parry',
    'REFRESH-INTERVAL;VALUE=DURATION:PT60M',
    'X-PUBLISHED-TTL:PT60M',
    'BEGIN:VFREEBUSY',
    'UID:0199aa00-0000-7000-8000-000000000001@barefoot',
    'DTSTAMP:20270322T080001Z',
    'ORGANIZER;CN="Gwen ’Gwenno’ Parry":mailto:bookings@barefoot.example',
    'DTSTART:20270322T000000Z',
    'DTEND:20270627T000000Z',
    'URL:https://barefoot.example/advisers/1',
    'FREEBUSY;FBTYPE=BUSY:20270328T003000Z/20270328T020000Z',
    'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270329T090000Z/20270329T100000Z',
    'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270401T000000Z/20270409T000000Z',
    'END:VFREEBUSY',
    'END:VCALENDAR',
    '',
  ]);
});
