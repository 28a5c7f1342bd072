import { exchange, exchangeQuietly } from '../exchange.js';
import { type Amount, pounds } from '../money.js';
import { check, say, show, step } from '../print.js';
import { clockTime, moment } from '../times.js';
import type { Series, SeriesPreview, Session } from './answers.js';
import { bookingFor, fund, type Offers, slotAt, type Story } from './story.js';

const wish = { count: 4, every_weeks: 1 };

export async function bookASeries(story: Story, { mentoring }: Offers): Promise<void> {
  const { cast, bethan, news, days } = story;
  const { yvonne } = cast;
  step('Four weeks at the same hour, while the clocks change');
  say(`The first talk was a good one: ${yvonne.name} wants Thursdays at ten, four of them.`);
  await news.skip(bethan, yvonne);
  const { token } = await slotAt(story, mentoring, days.at(2, 4, '10:00'));
  const body = { token, ...bookingFor(yvonne.organisation), ...wish, on_conflict: 'skip' };
  const preview = await exchange<SeriesPreview>(yvonne, 'POST /bookings/series/preview', {
    body,
    tell: ({ made, conflicts }) => [
      `${made.length} can be had`,
      ...conflicts.map(({ start, rule }) => `not ${moment(start)}: ${rule}`),
      ...conflicts.flatMap(({ alternatives }) =>
        alternatives.map(({ start }) => `  near it is free: ${moment(start)}`),
      ),
    ],
  });
  check('on one of them Bethan is away', preview.conflicts.map(({ rule }) => rule).join() === 'time-off', preview);
  const series = await exchange<Series>(yvonne, 'POST /bookings/series', {
    body,
    status: 201,
    tell: ({ bookings }) => ['held at once:', ...bookings.map(({ start }) => `${moment(start)} is ${start}`)],
  });
  checkHours(series);
  await payForAll(story, series);
  await news.of([yvonne, 'booking-confirmed'], [bethan, 'booking-confirmed']);
}

function checkHours({ bookings, skipped }: Series): void {
  check('three are held, and the one is skipped', bookings.length === 3 && skipped.length === 1, [bookings, skipped]);
  const onTheWall = new Set(bookings.map(({ start }) => clockTime(start)));
  check('each is at 10:00 by the clock on the wall', [...onTheWall].join() === '10:00', bookings);
  const inUtc = new Set(bookings.map(({ start }) => start.slice(11, 16)));
  check(
    `which is ${[...inUtc].join(' and ')} in UTC: the clocks have changed between them`,
    inUtc.size === 2,
    bookings,
  );
}

async function payForAll(story: Story, { series_id: id, bookings }: Series): Promise<void> {
  const total: Amount = { minor: bookings.reduce((sum, { price }) => sum + price.minor, 0) };
  show(`${bookings.length} × ${pounds(bookings[0]?.price)} = ${pounds(total)}`);
  // Half an hour, a quarter before it and one after, at £59.99, and 8 %.
  check(
    'each costs £64.80',
    bookings.every(({ price }) => price.minor === 6480),
    bookings,
  );
  for (const booking of bookings) await fund(story, booking);
  const all = await Promise.all(
    bookings.map((one) => exchangeQuietly<Session>(story.cast.yvonne, `GET /bookings/${one.id}`)),
  );
  check(
    'all three are confirmed',
    all.every(({ state }) => state === 'confirmed'),
    [id, all],
  );
}
