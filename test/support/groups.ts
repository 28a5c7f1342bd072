import type { ABooker } from './bookings.js';
import type { Answer, Client } from './client.js';
import { type AnExpert, anExpert } from './factories.js';
import type { TestServer } from './server.js';

/** An adviser whose only offer is for groups: 3 seats, of which 2 must be taken. */
export function aGroupAdviser(server: TestServer, client: Client, offer: object = {}): Promise<AnExpert> {
  const given = { title: { en: 'A clinic' }, capacity: 3, minimum_seats: 2, ...offer };
  return anExpert(server, client, { offer: given });
}

export function schedule(
  { id, offerId, client }: AnExpert,
  start: Temporal.Instant | string,
  mode = 'video',
): Promise<Answer> {
  return client.post(`/api/v1/experts/${id}/group-sessions`, { offer_id: offerId, start: String(start), mode });
}

/** Schedules one; throws unless that worked. */
export async function aGroupSession(expert: AnExpert, start: Temporal.Instant | string): Promise<any> {
  const { status, body } = await schedule(expert, start);
  if (status !== 201) throw new Error(`Not scheduled, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

export function takeSeat({ client, organisation }: ABooker, sessionId: string, needs = ''): Promise<Answer> {
  return client.post(`/api/v1/group-sessions/${sessionId}/seats`, { organisation_id: organisation.id, needs });
}

/** Takes and confirms a seat; throws unless that worked. Returns the booking. */
export async function aSeat(booker: ABooker, sessionId: string, needs = ''): Promise<any> {
  const taken = await takeSeat(booker, sessionId, needs);
  if (taken.status !== 201) throw new Error(`No seat, but ${taken.status}: ${JSON.stringify(taken.body)}`);
  const { status, body } = await booker.client.post(`/api/v1/bookings/${taken.body.id}/confirmation`);
  if (status !== 200) throw new Error(`Not confirmed, but ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Joins the line of a full group session. */
export function waitForSeat({ client, organisation }: ABooker, sessionId: string, needs = ''): Promise<Answer> {
  return client.post(`/api/v1/group-sessions/${sessionId}/waiting-list`, { organisation_id: organisation.id, needs });
}

export interface SeriesWish {
  readonly count?: number;
  readonly every_weeks?: number;
  readonly on_conflict?: 'skip' | 'refuse';
  readonly instead?: readonly { readonly start: string; readonly token: string | null }[];
  readonly mode?: 'video' | 'phone';
  readonly phone?: string;
}

export function holdSeries(
  booker: ABooker,
  slot: { readonly token: string } | undefined,
  wish: SeriesWish = {},
): Promise<Answer> {
  return booker.client.post('/api/v1/bookings/series', seriesBody(booker, slot, wish));
}

export function previewSeries(
  booker: ABooker,
  slot: { readonly token: string } | undefined,
  wish: SeriesWish = {},
): Promise<Answer> {
  return booker.client.post('/api/v1/bookings/series/preview', seriesBody(booker, slot, wish));
}

function seriesBody({ organisation }: ABooker, slot: { readonly token: string } | undefined, wish: SeriesWish) {
  const rhythm = { count: 4, every_weeks: 1, on_conflict: 'refuse', ...wish };
  return { token: slot?.token, organisation_id: organisation.id, mode: 'video', needs: 'A start', ...rhythm };
}

/** How many answered what: `{ '201': 1, '409 no-seat-left': 49 }`. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const names = answers.map(({ status, body }) => (status < 300 ? String(status) : `${status} ${body.code}`));
  return Object.fromEntries(
    Object.entries(Object.groupBy(names, (name) => name)).map(([name, all]) => [name, all?.length ?? 0]),
  );
}
