import type { List } from '../answers.js';
import { exchange, exchangeQuietly, refused } from '../exchange.js';
import type { Member } from '../people.js';
import { check, say, step } from '../print.js';
import { moveClock } from '../steps/hold-times.js';
import { clockTime, moment } from '../times.js';
import type { Session, WaitingEntry } from './answers.js';
import { hold, type Offers, type Story } from './story.js';

/** @returns the session that the second in line has in the end */
export async function waitInLine(story: Story, offers: Offers): Promise<Session> {
  const { cast, bethan, news, days } = story;
  const { rory, abdirahman, yvonne } = cast;
  step('A waiting list');
  say(`On that Friday Bethan has one half hour. ${rory.name} takes it; ${abdirahman.name} and ${yvonne.name} wait.`);
  const taken = await hold(story, rory, offers.introduction, days.at(1, 5, '09:00'));
  await exchange<Session>(rory, `POST /bookings/${taken.id}/confirmation`, { tell: ({ state }) => state });
  const places = [await joinLine(story, abdirahman, offers), await joinLine(story, yvonne, offers)];
  check('they are first and second', places.map(({ place }) => place).join() === '1,2', places);
  await exchange<List<{ waiting: number }>>(bethan, `GET ${story.path}/waiting-list`, {
    tell: ({ items: [line] }) => `${line?.waiting ?? 0} wait`,
  });
  await news.skip(bethan, rory, abdirahman, yvonne);

  say(`${rory.name} calls it off. The time goes to the first in line before anybody else sees it:`);
  await exchange<Session>(rory, `POST /bookings/${taken.id}/cancellation`, {
    body: { reason: 'found-other-support' },
    tell: ({ state }) => state,
  });
  const first = await offeredTo(abdirahman);
  await news.of([rory, 'booking-cancelled'], [bethan, 'booking-cancelled'], [abdirahman, 'waiting-time-offered']);
  check(`it is kept for ${abdirahman.name} for twelve hours`, hoursFrom(story, first) === 12, first);

  say(`${abdirahman.name} is on his bicycle all day, and does not read letters.`);
  await moveClock(bethan, Temporal.Instant.from(first.lapses_at ?? ''));
  await refused(abdirahman, `POST /bookings/${first.id}/confirmation`, '410 hold-lapsed');
  const second = await offeredTo(yvonne);
  await news.of([yvonne, 'waiting-time-offered']);
  const confirmed = await exchange<Session>(yvonne, `POST /bookings/${second.id}/confirmation`, {
    tell: ({ state, start }) => `${state}: ${moment(start)}`,
  });
  check('the next in line has it', confirmed.state === 'confirmed' && confirmed.start === taken.start, confirmed);
  await news.of([yvonne, 'booking-confirmed'], [bethan, 'booking-confirmed']);
  const still = await exchangeQuietly<List<WaitingEntry>>(abdirahman, 'GET /waiting-list');
  check(`${abdirahman.name} keeps his place; one time went unanswered`, still.items[0]?.unanswered === 1, still);
  return confirmed;
}

function joinLine({ path, days }: Story, member: Member, { introduction }: Offers): Promise<WaitingEntry> {
  const { start, end } = days.whole(1, 5);
  return exchange<WaitingEntry>(member, `POST ${path}/waiting-list`, {
    body: { offer_id: introduction, organisation_id: member.organisation.id, from: start, to: end, mode: 'video' },
    status: 201,
    tell: ({ place }) => `place ${place}`,
  });
}

/** The time that is kept for somebody who waits. */
async function offeredTo(member: Member): Promise<Session> {
  const { items } = await exchangeQuietly<List<Session>>(member, 'GET /bookings?as=client');
  const [kept, ...more] = items.filter(({ state, group_session_id: group }) => state === 'held' && group === null);
  const until = `${clockTime(kept?.lapses_at ?? '1970-01-01T00:00:00Z')} on the clock`;
  check(`a time is kept for ${member.name} until ${until}`, kept !== undefined && more.length === 0, items);
  return kept as Session;
}

function hoursFrom({ days }: Story, { lapses_at: until }: Session): number {
  return Math.round(
    days
      .at(1, 1, '08:00')
      .until(Temporal.Instant.from(until ?? ''))
      .total('hours'),
  );
}
