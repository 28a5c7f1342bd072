import type { Offer } from '../answers.js';
import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import { bookAndPay, deliver, type Planned } from '../payments/sessions.js';
import { atStripe } from '../payments/provider.js';
import { passTo } from '../payments/time.js';
import type { Member } from '../people.js';
import { check, say, show, step } from '../print.js';
import type { OfferedHour } from '../vouchers/adviser.js';
import { table } from '../vouchers/ledger.js';
import type { Earning } from './answers.js';
import type { Adviser } from './people.js';
import type { Paid, Story } from './story.js';

export async function offerHours({ cast: { iestyn, angharad, farida } }: Story): Promise<Paid['offers']> {
  step('An hour of each, with its preparation and its write-up');
  const offers = new Map<Adviser, OfferedHour>();
  for (const adviser of [iestyn, angharad, farida]) {
    const { path, hour } = adviser;
    const { id, price } = await exchange<Offer>(adviser, `POST ${path}/offers`, {
      body: {
        title: { en: 'An hour of advice', cy: 'Awr o gyngor' },
        ...{ pricing: 'rate_card', duration_minutes: 60, interval_minutes: 60, notice_minutes: 1440, modes: ['video'] },
      },
      status: 201,
      tell: ({ title, price: asked }) => `${title.en}: ${pounds(asked ?? undefined)}`,
    });
    check(
      `${pounds(hour.pay)} for ${adviser.name}, and ${pounds(hour.fee)}, 8 % of that, for the platform`,
      price?.minor === hour.pay.minor + hour.fee.minor,
      price,
    );
    offers.set(adviser, { path, offer: id });
  }
  return offers;
}

interface Booked {
  readonly adviser: Adviser;
  readonly client: Member;
  readonly planned: Planned;
}

/** All but the last, which is booked when the week has begun. */
export async function bookAWeek(paid: Paid): Promise<readonly Booked[]> {
  const { iestyn, angharad, farida, tudur, isla } = paid.cast;
  step('Four sessions are booked, and paid by card');
  return [
    await book(paid, iestyn, tudur, [1, '10:00']),
    await book(paid, angharad, isla, [2, '10:00']),
    await book(paid, farida, tudur, [3, '10:30']),
    await book(paid, angharad, tudur, [4, '10:00']),
  ];
}

/** A week later, on a weekday. */
async function book(
  { offers, days }: Paid,
  adviser: Adviser,
  client: Member,
  [weekday, time]: readonly [number, string],
): Promise<Booked> {
  const offer = offers.get(adviser) ?? { path: adviser.path, offer: '' };
  const how = { rail: 'card', picks: ['pm_card_visa'] };
  return { adviser, client, planned: await bookAndPay({ offer }, client, days.at(2, weekday, time), how) };
}

/** How little is left at Stripe, where it takes £131.25 to pay an hour of Iestyn’s. */
const left = 12_500;

/** Returns the session that is booked meanwhile, and takes place on Friday. */
export async function work(paid: Paid, [monday, tuesday, ...others]: readonly Booked[]): Promise<Booked> {
  const { cast, days, news } = paid;
  const { iestyn, angharad, farida, tudur, isla } = cast;
  step('The sessions take place, from Monday to Thursday');
  if (monday) await takesPlace(paid, monday);
  await sendToTheBank(paid);
  if (tuesday) await takesPlace(paid, tuesday);
  await passTo(paid, days.at(2, 3, '08:00'));
  say(`${isla.name} books one more. What she pays by card on Wednesday may be used at Stripe on the next Monday.`);
  const last = await book(paid, iestyn, isla, [5, '10:00']);
  for (const booked of others) await takesPlace(paid, booked);
  await news.skip(iestyn, angharad, farida, tudur, isla);
  return last;
}

/** What cards brought lies at Stripe: other advisers are paid from the bank. */
async function sendToTheBank({ cast: { steward }, sandbox }: Paid): Promise<void> {
  const { available } = await atStripe<{ available: { amount: number }[] }>(sandbox, '/balance');
  const amount = (available[0]?.amount ?? 0) - left;
  say(
    `${steward.name} has ${pounds({ minor: amount })} sent from Stripe to the bank, to pay advisers from there, and leaves ${pounds({ minor: left })} where it is. That is too little, as she will find out.`,
  );
  await atStripe<object>(sandbox, '/payouts', { amount: String(amount), currency: 'gbp' });
}

async function takesPlace(paid: Paid, { adviser, client, planned: { session } }: Booked): Promise<void> {
  await passTo(paid, Temporal.Instant.from(session.end).add({ minutes: 5 }));
  say(`${adviser.name} advised ${client.name}.`);
  await deliver(adviser, client, session);
}

/** When the payouts of the next week are being planned already. */
export async function endTheWeek(paid: Paid, last: Booked): Promise<void> {
  const { cast, days } = paid;
  const { iestyn, angharad, farida, isla } = cast;
  step('The last session of the week, and what advisers are to be paid');
  await takesPlace(paid, last);
  const due = (adviser: Adviser, ...dates: readonly string[]) => seeWhatIsDue(adviser, dates);
  say('Pay is due five working days after the client has accepted, and no later than 14 days after the session:');
  await due(iestyn, days.date(3, 5), days.date(3, 1));
  await due(angharad, days.date(3, 4), days.date(3, 2));
  await due(farida, days.date(3, 3));
  await paid.news.skip(iestyn, isla);
}

async function seeWhatIsDue(adviser: Adviser, dates: readonly string[]): Promise<void> {
  const { items } = await exchange<{ items: readonly Earning[] }>(adviser, `GET ${adviser.path}/earnings`);
  show(...table(items.map(({ due_on: on, amount, state }) => [on, pounds(amount), state])));
  check(
    `${adviser.name} is to be paid ${pounds(adviser.hour.pay)} on ${dates.toReversed().join(' and ')}`,
    items.map(({ due_on: on }) => on).join() === dates.join() &&
      items.every(({ amount }) => amount.minor === adviser.hour.pay.minor),
    items,
  );
}
