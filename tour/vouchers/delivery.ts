import { exchange, exchangeQuietly } from '../exchange.js';
import { type Amount, pounds } from '../money.js';
import type { Person } from '../people.js';
import { check, say, step } from '../print.js';
import { moveClock } from '../steps/hold-times.js';
import { moment } from '../times.js';
import type { Account, CancellationPreview, CancelledSession } from './answers.js';
import { accountOf } from './ledger.js';
import type { Session } from './sessions.js';
import type { Story } from './story.js';

interface Delivery {
  readonly state: string;
  readonly accept_by: string | null;
  readonly accepted: { readonly by_silence: boolean } | null;
}

export async function deliver(story: Story, session: Session): Promise<void> {
  const { cast, news } = story;
  const { tudur, iestyn } = cast;
  step('The hour, the word that it was, and the pay');
  await moveClock(iestyn, Temporal.Instant.from(session.end).add({ minutes: 5 }));
  await news.skip(tudur, iestyn);
  await record(iestyn, session);
  await news.of([tudur, 'delivery-recorded']);
  const accepted = await exchange<Delivery>(tudur, `POST /bookings/${session.id}/acceptance`, {
    body: { version: 1 },
    tell: ({ state }) => state,
  });
  check('Tudur accepts it', accepted.accepted?.by_silence === false, accepted);
  const { balance } = await earnings(story);
  check('with that Iestyn has earned £104.99; the £8.40 is the platform’s', balance.minor === 10_499, balance);
}

/** 48 hours before, which is in the band between 72 and 24. */
export async function cancelInTheMiddleBand(story: Story, session: Session): Promise<void> {
  const { cast, news } = story;
  const { tudur, iestyn } = cast;
  step('Called off late: each bears its share again');
  await moveClock(tudur, Temporal.Instant.from(session.start).subtract({ hours: 48 }));
  const preview = await exchange<CancellationPreview>(tudur, `GET /bookings/${session.id}/cancellation-preview`, {
    tell: viewDue,
  });
  const { settlement } = await exchange<CancelledSession>(tudur, `POST /bookings/${session.id}/cancellation`, {
    body: { reason: 'illness' },
    tell: ({ state, settlement: settled }) => [state, ...(settled ? viewDue(settled) : [])],
  });
  const figures = (of: 'due' | 'returned') => settlement?.shares.map((share) => share[of].minor).join();
  check('of £48.60 the voucher pays £36.45 and the bakery £12.15', figures('due') === '3645,1215', settlement);
  check('£48.59 goes back to the voucher, £16.20 to the bakery', figures('returned') === '4859,1620', settlement);
  check('as the preview said', preview.due.minor === settlement?.due.minor, preview);
  await news.of([iestyn, 'booking-cancelled'], [tudur, 'booking-cancelled']);
}

interface Left {
  readonly full: Session;
  readonly silent: Session;
  readonly last: Session;
}

export async function acceptTheRest(story: Story, { full, silent, last }: Left): Promise<void> {
  const { cast, news } = story;
  const { tudur, iestyn } = cast;
  step('Who says nothing has accepted after 48 hours');
  await recordAfter(iestyn, full);
  const { accept_by: by } = await recordAfter(iestyn, silent);
  say(`This time ${tudur.name} says nothing. Silence accepts at ${moment(by ?? '')}:`);
  await moveClock(tudur, Temporal.Instant.from(by ?? ''));
  const accepted = await exchange<Delivery>(tudur, `GET /bookings/${silent.id}/delivery`, {
    tell: ({ state }) => state,
  });
  check('it is accepted, and paid for like any other', accepted.accepted?.by_silence === true, accepted);
  await recordAfter(iestyn, last);
  await exchangeQuietly<Delivery>(tudur, `POST /bookings/${last.id}/acceptance`, { body: { version: 1 } });
  const { balance } = await earnings(story);
  // Four hours, and of the one that was called off half of the hour and of its preparation.
  check('four sessions and £45.00 make £464.96', balance.minor === 4 * 10_499 + 4500, balance);
  await news.skip(tudur, iestyn);
}

async function recordAfter(iestyn: Person, session: Session): Promise<Delivery> {
  await moveClock(iestyn, Temporal.Instant.from(session.end).add({ minutes: 5 }));
  return record(iestyn, session);
}

/** What is said between the two of them. */
export const privately = { summary: 'What the bakery is worth.', private_notes: 'Mind the oven.' };

function record(iestyn: Person, { id }: Session): Promise<Delivery> {
  return exchange<Delivery>(iestyn, `POST /bookings/${id}/delivery`, {
    body: {
      minutes: { contact: 60, preparation: 30, write_up: 15 },
      topics: ['conversion'],
      language: 'cy',
      ...privately,
    },
    status: 201,
    tell: ({ state }) => state,
  });
}

function earnings({ cast }: Story): Promise<Account> {
  return accountOf(cast.iestyn, 'adviser-payable');
}

function viewDue({ band, due, shares }: CancellationPreview): readonly string[] {
  const line = (of: { source: string; due: Amount; returned: Amount }) =>
    `${of.source}: ${pounds(of.due)} due, ${pounds(of.returned)} back`;
  return [`${band} band: ${pounds(due)} due`, ...shares.map(line)];
}
