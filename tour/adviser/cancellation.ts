import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, step } from '../print.js';
import { moveClock } from '../steps/hold-times.js';
import type { Preview, Session } from './answers.js';
import { bookAnotherHour } from './paid-session.js';
import type { Offers, Story } from './story.js';

export async function bookTheOther(story: Story, offers: Offers): Promise<Session> {
  return bookAnotherHour(story, story.cast.rory, offers);
}

export async function cancelLate({ cast, bethan, news, days }: Story, { id }: Session): Promise<void> {
  const { rory } = cast;
  step('A late cancellation, to the penny');
  say(`${rory.name}’s hour is tomorrow at 14:00, and he cannot come. What would it cost him?`);
  await moveClock(bethan, days.at(1, 3, '20:00'));
  await news.skip(bethan, rory);
  const tell = (it: Preview) => [
    `${it.band} band: ${pounds(it.due)} due, ${pounds(it.returned)} back`,
    `${pounds(it.adviser_net)} for Bethan’s hour and her preparation, ${pounds(it.fee)} for the platform`,
  ];
  const preview = await exchange<Preview>(rory, `GET /bookings/${id}/cancellation-preview`, { tell });
  const { settlement } = await exchange<Session>(rory, `POST /bookings/${id}/cancellation`, {
    body: { reason: 'illness', note: 'I am sorry: my voice is gone.' },
    tell: ({ state, settlement: settled }) => [state, ...(settled ? tell(settled) : [])],
  });
  // £59.99 + £30.00, and 8 %; the write-up, which nobody will do, is not due.
  const figures = [settlement?.adviser_net, settlement?.fee, settlement?.due, settlement?.returned];
  check(
    '£89.99 + £7.20 = £97.19 of £113.39 is due, and £16.20 goes back',
    figures.map((amount) => amount?.minor).join() === '8999,720,9719,1620',
    settlement,
  );
  check('as the preview said', preview.due.minor === settlement?.due.minor, preview);
  await news.of([bethan, 'booking-cancelled'], [rory, 'booking-cancelled']);
}
