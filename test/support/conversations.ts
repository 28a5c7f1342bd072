import type { Answer, Client } from './client.js';
import { type ABooker, aBooker, aMonday, aSession } from './bookings.js';
import { type AnExpert, anExpert, aPerson, slotsOf } from './factories.js';
import type { TestServer } from './server.js';

/** A confirmed session, with both of its sides. */
export interface ATalk {
  readonly booker: ABooker;
  readonly expert: AnExpert;
  readonly bookingId: string;
  /** Of the booking, below /api/v1. */
  readonly path: string;
}

export async function aTalk(
  server: TestServer,
  client: Client,
  given: {
    by?: ABooker;
    booker?: Parameters<typeof aPerson>[1];
    adviser?: Parameters<typeof aPerson>[1];
    profile?: object;
  } = {},
): Promise<ATalk> {
  const booker = given.by ?? (await aBooker(server, client, given.booker));
  const person = await aPerson(server, given.adviser);
  const expert = await anExpert(server, client, { person, profile: given.profile ?? {} });
  const [slot] = await slotsOf(client, expert, aMonday);
  const { id } = await aSession(booker, slot);
  return { booker, expert, bookingId: id, path: `/api/v1/bookings/${id}` };
}

export function ask({ client, organisation }: ABooker, expert: Pick<AnExpert, 'id'>, text = 'How?'): Promise<Answer> {
  return client.post(`/api/v1/experts/${expert.id}/questions`, { organisation_id: organisation.id, text });
}

export function putUp(by: Client, { path }: Pick<ATalk, 'path'>, name: string, content: Buffer): Promise<Answer> {
  return by.post(`${path}/files?name=${encodeURIComponent(name)}`, content);
}

/** The letters of a kind to an address, the newest first. */
export async function lettersTo(
  client: Client,
  email: string,
  kind: string,
): Promise<{ subject: string; body: string }[]> {
  const { body } = await client.get(`/dev/mail?to=${encodeURIComponent(email)}`);
  return body.items.filter((letter: { kind: string }) => letter.kind === kind);
}

/** How often each status was answered. */
export function statusesOf(answers: readonly Answer[]): Record<number, number> {
  return Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, group]) => [status, group.length]),
  );
}
