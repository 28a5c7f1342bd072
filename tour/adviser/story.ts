import type { Organisation, Slot, Slots } from '../answers.js';
import type { Days } from '../days.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import type { News } from '../news.js';
import type { Member, Person } from '../people.js';
import { Amiss } from '../print.js';
import { period } from '../times.js';
import type { Session } from './answers.js';
import type { Cast } from './people.js';

/** What every step goes on from. */
export interface Story {
  readonly cast: Cast;
  readonly days: Days;
  readonly news: News;
  readonly bethan: Person;
  /** Of her profile, below /api/v1. */
  readonly path: `/experts/${string}`;
}

export interface Offers {
  readonly hour: string;
  readonly introduction: string;
  readonly mentoring: string;
  readonly clinic: string;
}

/** The listed time of an offer that starts at an instant. */
export async function slotAt({ cast, path }: Story, offer: string, start: Temporal.Instant): Promise<Slot> {
  const range = `from=${start.toString()}&to=${start.add({ minutes: 1 }).toString()}`;
  const { items } = await exchangeQuietly<Slots>(cast.anybody, `GET ${path}/slots?offer=${offer}&${range}`);
  if (items[0] === undefined) throw new Amiss(`there is a time at ${start.toString()}`, items);
  return items[0];
}

export async function hold(story: Story, member: Member, offer: string, start: Temporal.Instant): Promise<Session> {
  const { token } = await slotAt(story, offer, start);
  return exchange<Session>(member, 'POST /bookings', {
    body: { token, ...bookingFor(member.organisation) },
    status: 201,
    tell: (held) => [`${held.state}: ${held.title.en}`, period(held)],
  });
}

export function bookingFor({ id }: Organisation) {
  return { organisation_id: id, mode: 'video', needs: 'We would like to own what we work in.' };
}

/** A steward says that a session is paid for. */
export function fund({ cast }: Story, { id, price, organisation }: Session): Promise<Session> {
  const reason = `Bank statement of today: ${pounds(price)} from ${organisation.name}.`;
  return exchange<Session>(cast.steward, `POST /bookings/${id}/receipts`, {
    body: { reason },
    tell: ({ state }) => state,
  });
}
