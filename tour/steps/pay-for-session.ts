import type { Booking, List, Offer, Person, Problem, Slots } from '../answers.js';
import { ask, askQuietly, type Caller, told } from '../client.js';
import { type Amount, pounds } from '../money.js';
import { check, say, step } from '../print.js';
import { moment, nextWeekday, period } from '../times.js';
import type { Wanted } from './find-adviser.js';
import type { Client } from './hold-times.js';

interface Quote {
  readonly lines: readonly { readonly kind: string; readonly net: Amount; readonly vat: Amount }[];
  readonly total: Amount;
  readonly cancellation: readonly { readonly band: string; readonly due: Amount }[];
}

/** What a session costs, that it is paid for, and what calling it off would cost. */
export async function payForASession(anybody: Caller, { tudur, organisation }: Client, wanted: Wanted): Promise<void> {
  step('A session that costs something');
  say('Half an hour was not enough. What do his paid sessions cost, and what is that made of?');
  const path = `/api/v1/experts/${wanted.expert.id}`;
  const offers = (await askQuietly<{ offers: readonly Offer[] }>(tudur, 'GET', path)).body.offers;
  const offer = offers.find(({ pricing }) => pricing === 'rate_card');
  const from = nextWeekday(1, 10).toInstant();
  const dates = `from=${from.toString()}&to=${from.add({ hours: 14 * 24 }).toString()}`;
  const slots = await ask<Slots>(tudur, 'GET', `${path}/slots?offer=${offer?.id ?? ''}&${dates}`);
  const slot = slots.body.items[0];
  told(slots, `${offer?.title.en ?? ''}: ${pounds(slot?.price)}`);
  const body = { token: slot?.token, organisation_id: organisation.id, mode: 'video' };
  const held = await ask<Booking>(tudur, 'POST', '/api/v1/bookings', { body });
  told(held, held.body.state, period(held.body));
  const quote = await ask<Quote>(tudur, 'GET', `/api/v1/bookings/${held.body.id}/quote`);
  const { lines, total, cancellation } = quote.body;
  told(
    quote,
    pounds(total),
    ...lines.map(({ kind, net }) => `${kind}: ${pounds(net)}`),
    ...cancellation.map(({ band, due }) => `called off in the ${band} band: ${pounds(due)}`),
  );
  const sum = lines.reduce((so, { net, vat }) => so + net.minor + vat.minor, 0);
  check(
    'the lines add up to the price that was listed',
    sum === total.minor && total.minor === slot?.price.minor,
    quote,
  );
  await fund(anybody, tudur, held.body);
}

async function fund(anybody: Caller, tudur: Caller, { id, start }: Booking): Promise<void> {
  const tooEarly = await ask<Problem>(tudur, 'POST', `/api/v1/bookings/${id}/confirmation`);
  told(tooEarly, tooEarly.body.detail);
  check('it is not confirmed before it is paid', tooEarly.body.code === 'funding-needed', tooEarly.body);
  say('The money arrives by bank transfer, and a steward of the platform says so.');
  const { items } = (await askQuietly<List<Person>>(anybody, 'GET', '/dev/accounts')).body;
  const email = items.find(({ roles }) => roles.includes('steward'))?.email;
  const { token } = (await askQuietly<{ token: string }>(anybody, 'POST', '/dev/sessions', { body: { email } })).body;
  const steward = { name: 'Steward', baseUrl: anybody.baseUrl, token };
  const reason = { body: { reason: 'Bank statement of today, line 3.' } };
  const funded = await ask<Booking>(steward, 'POST', `/api/v1/bookings/${id}/receipts`, reason);
  told(funded, `${funded.body.state}, ${moment(start)}`);
  check('that confirms the session', funded.body.state === 'confirmed', funded.body);
  const path = `/api/v1/bookings/${id}/cancellation-preview`;
  const preview = await ask<{ band: string; due: Amount; returned: Amount }>(tudur, 'GET', path);
  told(preview, `${preview.body.band}: ${pounds(preview.body.due)} due, ${pounds(preview.body.returned)} back`);
  check('calling it off more than three days before costs nothing', preview.body.due.minor === 0, preview.body);
}
