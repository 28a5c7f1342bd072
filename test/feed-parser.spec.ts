import { expect, test } from '@jest/globals';
import { FeedParser } from '../src/calendar/busy/feed-parser.js';

const asked = {
  where: { zone: 'Europe/London', away: [] },
  reach: { from: Date.UTC(2026, 9, 1), until: Date.UTC(2027, 0, 1) },
  ...{ ownHost: 'barefoot', self: [] },
};

function feed(...lines: string[]): Buffer {
  return Buffer.from(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'));
}

/** It walks hours from long ago, again and again. */
const endless = feed(
  ...Array.from({ length: 5000 }, (_, index) =>
    ['BEGIN:VEVENT', `UID:${index}`, 'DTSTART:19000101T000000Z', 'RRULE:FREQ=HOURLY;BYMONTH=2', 'END:VEVENT'].join(
      '\r\n',
    ),
  ),
);

test('what is made to take long is given up, and holds up nobody who waits', async () => {
  const parser = new FeedParser();
  const began = performance.now();
  const [one, two, third] = await Promise.all([
    parser.parse(endless, asked, 500),
    parser.parse(endless, asked, 500),
    parser.parse(feed('X-WR-CALNAME:Work'), asked),
  ]);
  expect([one, two]).toEqual([{ failure: 'too-complex' }, { failure: 'too-complex' }]);
  expect(third).toMatchObject({ times: { name: 'Work', busy: [] } });
  expect(performance.now() - began).toBeLessThan(20_000);
});

test('what is no calendar is told by its reason, and those who read are let on one after the other', async () => {
  const parser = new FeedParser();
  const parsed = await Promise.all(Array.from({ length: 6 }, () => parser.parse(Buffer.from('<html>'), asked)));
  expect(parsed).toEqual(Array.from({ length: 6 }, () => ({ failure: 'not-a-calendar' })));
});
