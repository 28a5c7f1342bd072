import type ICAL from 'ical.js';
import { askQuietly } from '../client.js';
import { exchange } from '../exchange.js';
import { check, say, show, step } from '../print.js';
import { period } from '../times.js';
import { hold } from '../vouchers/sessions.js';
import { confirmed } from './changes.js';
import { parsed } from './parsed.js';
import type { Story } from './story.js';

export async function showWhenBusy(story: Story): Promise<void> {
  const { tudur, iestyn, talk, days } = story;
  step('When, and not with what');
  const session = await confirmed(story, await hold(tudur, talk, days.at(2, 5, '15:00')));
  say('Iestyn’s other employer may see when he is busy. He makes an address for it that tells nothing else.');
  const { address } = await exchange<{ address: string }>(iestyn, 'POST /me/calendar-links', {
    body: { kind: 'free-busy', name: 'The other employer' },
    status: 201,
  });
  const { body } = await askQuietly<string>(iestyn, 'GET', new URL(address).pathname);
  const busy = busyIn(parsed(body).component);
  show(...busy.filter(({ start }) => start.startsWith(session.start.slice(0, 10))).map(period));
  check(
    'it holds the session’s time',
    busy.some(({ start, end }) => start === session.start && end === session.end),
    busy,
  );
  check('and no word of whom he meets', !/tudur|popty|flour/i.test(body), body);
}

function busyIn(calendar: ICAL.Component): { readonly start: string; readonly end: string }[] {
  const all = calendar.getFirstSubcomponent('vfreebusy')?.getAllProperties('freebusy') ?? [];
  return all
    .flatMap((property) => property.getValues() as ICAL.Period[])
    .map((each) => ({ start: instantOf(each.start), end: instantOf(each.getEnd()) }));
}

function instantOf(time: ICAL.Time): string {
  return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString();
}
