import type { Answer, Client } from './client.js';
import { aPerson, anOrganisation, type AnOrganisation } from './factories.js';
import type { TestServer } from './server.js';

/** A Monday, before anybody works: British clocks go forward at the end of its week, American ones have already. */
export const aMonday = Temporal.Instant.from('2027-03-22T08:00:01Z');

/** Somebody signed in who books for an organisation of their own. */
export interface ABooker {
  readonly client: Client;
  readonly organisation: AnOrganisation;
}

export async function aBooker(
  server: TestServer,
  client: Client,
  given: Parameters<typeof aPerson>[1] = {},
): Promise<ABooker> {
  const organisation = await anOrganisation(server, { booker: await aPerson(server, given) });
  return { client: await client.as(organisation.booker.email), organisation };
}

/** Bookers of as many different organisations. */
export function bookers(server: TestServer, client: Client, count: number): Promise<ABooker[]> {
  return Promise.all(Array.from({ length: count }, () => aBooker(server, client)));
}

export interface ASlot {
  readonly start: string;
  readonly token: string;
}

export function hold(
  { client, organisation }: ABooker,
  slot: Pick<ASlot, 'token'> | undefined,
  { key, ...more }: { key?: string; mode?: string; needs?: string; phone?: string } = {},
): Promise<Answer> {
  const body = { token: slot?.token, organisation_id: organisation.id, mode: 'video', ...more };
  return client.post('/api/v1/bookings', body, key === undefined ? undefined : { 'idempotency-key': key });
}

/** Holds a time; throws unless that worked. Returns the booking. */
export async function aHold(booker: ABooker, slot: Pick<ASlot, 'token'> | undefined): Promise<any> {
  const { status, body } = await hold(booker, slot);
  if (status !== 201) throw new Error(`Not held, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Holds and confirms a time; throws unless that worked. Returns the booking. */
export async function aSession(booker: ABooker, slot: Pick<ASlot, 'token'> | undefined): Promise<any> {
  const { id } = await aHold(booker, slot);
  const { status, body } = await confirm(booker.client, id);
  if (status !== 200) throw new Error(`Not confirmed, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** A steward says that the client has paid its share of a held time, or all of it, which confirms it. */
export function fund(steward: Client, id: string, reason = 'Paid by bank transfer.'): Promise<Answer> {
  return steward.post(`/api/v1/bookings/${id}/receipts`, { reason });
}

export function confirm(client: Client, id: string): Promise<Answer> {
  return client.post(`/api/v1/bookings/${id}/confirmation`);
}

export function move(client: Client, id: string, start: string | undefined): Promise<Answer> {
  return client.post(`/api/v1/bookings/${id}/rescheduling`, { start });
}

export function cancel(client: Client, id: string, reason = 'no-longer-needed', note?: string): Promise<Answer> {
  return client.post(`/api/v1/bookings/${id}/cancellation`, { reason, ...(note === undefined ? {} : { note }) });
}

/** The letters about a booking that were posted, in order; both sides are told of each piece of news. */
export async function newsOf({ owner }: TestServer, bookingId: string): Promise<string[]> {
  const { rows } = await owner.query<{ kind: string }>(
    `SELECT kind FROM letters WHERE body LIKE '%/bookings/' || $1 || '%' ORDER BY created_at, id`,
    [bookingId],
  );
  return rows.map(({ kind }) => kind);
}

export interface TakenTime {
  readonly reference: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** What an adviser's diary has as taken, with its buffers, holds that lapsed left out. */
export async function takenTimes(server: TestServer, expertId: string): Promise<TakenTime[]> {
  const { rows } = await server.owner.query<{ reference: string; start: string; end: string }>(
    `SELECT reference, to_json(lower(blocked)) #>> '{}' AS start, to_json(upper(blocked)) #>> '{}' AS end
     FROM occupancies WHERE expert_id = $1 AND (lapses_at IS NULL OR lapses_at > $2) ORDER BY blocked`,
    [expertId, server.clock.now().toString()],
  );
  return rows.map(({ reference, start, end }) => ({
    reference,
    start: Temporal.Instant.from(start),
    end: Temporal.Instant.from(end),
  }));
}

export function minutesBetween(a: string, b: string): number {
  return Temporal.Instant.from(a).until(Temporal.Instant.from(b)).total('minutes');
}

export function later(start: string, minutes: number): string {
  return Temporal.Instant.from(start).add({ minutes }).toString();
}
