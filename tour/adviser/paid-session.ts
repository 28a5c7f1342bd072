import { exchange, exchangeQuietly, refused } from '../exchange.js';
import { pounds } from '../money.js';
import type { Member } from '../people.js';
import { check, say, step } from '../print.js';
import { moment } from '../times.js';
import type { Quote, Session } from './answers.js';
import { fund, hold, type Offers, type Story } from './story.js';

/** @returns the session as it was accepted */
export async function bookAnHour(story: Story, { hour }: Offers): Promise<Session> {
  const { cast, bethan, news, days } = story;
  const { tudur } = cast;
  step('A paid hour: held, paid for, asked for, accepted');
  const held = await hold(story, tudur, hour, days.at(1, 4, '10:00'));
  await readTheQuote(tudur, held);
  await refused(tudur, `POST /bookings/${held.id}/confirmation`, '409 funding-needed');
  say('The money arrives by bank transfer. A steward says so, and how it is known: the reason is kept for good.');
  const requested = await fund(story, held);
  check('it is paid for, so Bethan is asked', requested.state === 'requested', requested);
  await news.of([bethan, 'booking-requested']);
  const accepted = await exchange<Session>(bethan, `POST /bookings/${held.id}/answer`, {
    body: { answer: 'accepted' },
    tell: ({ state, start }) => `${state}: ${moment(start)}`,
  });
  check('she accepts, and the session is confirmed', accepted.state === 'confirmed', accepted);
  await news.of([bethan, 'booking-confirmed'], [tudur, 'booking-confirmed']);
  return accepted;
}

/** The same with less to read. */
export async function bookAnotherHour(story: Story, member: Member, { hour }: Offers): Promise<Session> {
  const { bethan, news, days } = story;
  say(`${member.name} books an hour too, in the same way.`);
  const held = await hold(story, member, hour, days.at(1, 4, '14:00'));
  await fund(story, held);
  const accepted = await exchangeQuietly<Session>(bethan, `POST /bookings/${held.id}/answer`, {
    body: { answer: 'accepted' },
  });
  check(`${member.name}’s session is confirmed: ${moment(accepted.start)}`, accepted.state === 'confirmed', accepted);
  await news.skip(bethan, member);
  return accepted;
}

async function readTheQuote(tudur: Member, { id, price }: Session): Promise<void> {
  const quote = await exchange<Quote>(tudur, `GET /bookings/${id}/quote`, {
    tell: ({ total, lines, cancellation }) => [
      pounds(total),
      ...lines.map(({ kind, minutes, net, supplier }) => {
        const time = minutes === null ? '' : `, ${minutes} minutes`;
        return `${pounds(net).padStart(8)}  ${kind}${time} (the ${supplier}’s)`;
      }),
      'to call it off:',
      ...cancellation.map(
        (one) => `${pounds(one.due).padStart(8)}  ${one.band} band, ${pounds(one.returned)} comes back`,
      ),
    ],
  });
  const lines = quote.lines.map(({ kind, net }) => `${kind} ${net.minor}`).join(', ');
  // An hour at £59.99, half of one and a quarter, each to the penny, half up; 8 % of their sum.
  check(
    '£59.99 + £30.00 + £15.00 for her, and 8 % for the platform, is £113.39',
    lines === 'contact 5999, preparation 3000, write-up 1500, fee 840' && quote.total.minor === 11_339,
    quote,
  );
  check('which is the price that was listed', price.minor === quote.total.minor, price);
  const due = quote.cancellation.map((one) => one.due.minor);
  check('called off it costs £0.00, £48.60 or £97.19, by when', due.join() === '0,4860,9719', quote.cancellation);
}
