import type { Booking, Slots } from '../answers.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { type Amount, pounds } from '../money.js';
import type { Member } from '../people.js';
import { Amiss } from '../print.js';
import { period } from '../times.js';
import type { OfferedHour } from './adviser.js';
import type { Funding } from './answers.js';
import type { Story } from './story.js';

export interface Session extends Booking {
  readonly price: Amount;
}

export async function hold(member: Member, { path, offer }: OfferedHour, start: Temporal.Instant): Promise<Session> {
  const range = `from=${start.toString()}&to=${start.add({ minutes: 1 }).toString()}`;
  const { items } = await exchangeQuietly<Slots>(member, `GET ${path}/slots?offer=${offer}&${range}`);
  if (items[0] === undefined) throw new Amiss(`there is a time at ${start.toString()}`, items);
  return exchange<Session>(member, 'POST /bookings', {
    body: { token: items[0].token, organisation_id: member.organisation.id, mode: 'video' },
    status: 201,
    tell: (held) => [`${held.state}: ${pounds(held.price)}`, period(held)],
  });
}

/** Agrees to the quote, and says which voucher pays what it can of it. */
export async function fund(member: Member, { id }: Session, source: object): Promise<Funding> {
  const { hash } = await exchangeQuietly<{ hash: string }>(member, `GET /bookings/${id}/quote`);
  return exchange<Funding>(member, `POST /bookings/${id}/funding`, {
    body: { quote_hash: hash, ...source },
    tell: ({ state, shares, owed }) => [state, ...shares.map(lineOf), `${pounds(owed)} is owed`],
  });
}

/** A steward says that the client's share has come in. */
export function receive({ cast }: Story, { id }: Session): Promise<Session> {
  return exchange<Session>(cast.steward, `POST /bookings/${id}/receipts`, {
    body: { reason: 'Bank statement of today: the share of Popty Pentre-coch.' },
    tell: ({ state }) => state,
  });
}

export function lineOf({ source, amount }: { readonly source: string; readonly amount: Amount }): string {
  return `${pounds(amount).padStart(8)}  ${source}`;
}
