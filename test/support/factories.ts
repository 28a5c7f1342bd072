import { newId } from '../../src/kernel/id.js';
import type { Client } from './client.js';
import type { TestServer } from './server.js';

export interface Somebody {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

let number = 0;

/** Somebody who has signed in before. */
export async function aPerson(
  { owner }: TestServer,
  given: Partial<{ name: string; email: string; language: 'en' | 'cy'; zone: string }> = {},
): Promise<Somebody> {
  const id = newId();
  const name = given.name ?? `Person ${++number}`;
  const email = given.email ?? `person-${++number}@people.example`;
  await owner.query(
    `INSERT INTO "user" (id, name, email, "emailVerified", language, zone) VALUES ($1, $2, $3, true, $4, $5)`,
    [id, name, email, given.language ?? 'en', given.zone ?? 'Europe/London'],
  );
  return { id, email, name };
}

export async function aSteward(server: TestServer): Promise<Somebody> {
  const person = await aPerson(server);
  await server.owner.query(`INSERT INTO stewards (user_id, granted_at, granted_by) VALUES ($1, now(), 'a test')`, [
    person.id,
  ]);
  return person;
}

export interface AnOrganisation {
  readonly id: string;
  readonly booker: Somebody;
}

/** With a booker, who may hold times for it. */
export async function anOrganisation(
  server: TestServer,
  given: Partial<{ name: string; kind: string; booker: Somebody }> = {},
): Promise<AnOrganisation> {
  const id = newId();
  const booker = given.booker ?? (await aPerson(server));
  await server.owner.query('INSERT INTO organisations (id, name, kind, created_at) VALUES ($1, $2, $3, now())', [
    id,
    given.name ?? `Organisation ${++number}`,
    given.kind ?? 'start_up',
  ]);
  await aMembership(server, id, booker, 'booker');
  return { id, booker };
}

export async function aMembership(
  { owner }: TestServer,
  organisationId: string,
  person: Somebody,
  role: string,
): Promise<void> {
  await owner.query('INSERT INTO memberships (organisation_id, user_id, role, since) VALUES ($1, $2, $3, now())', [
    organisationId,
    person.id,
    role,
  ]);
}

export interface AnExpert {
  readonly id: string;
  readonly person: Somebody;
  readonly client: Client;
  /** Of a free introduction. */
  readonly offerId: string;
}

const everyDay = [{ opens: '09:00', closes: '17:00' }];

/**
 * A live specialist who is free every day from nine to five, London time, with a free introduction of 30 minutes; made over HTTP,
 * save for what others say: a steward approves, and a body answers for one who is barefoot.
 */
export async function anExpert(
  server: TestServer,
  client: Client,
  given: Partial<{
    person: Somebody;
    profile: object;
    offer: object;
    /** Of a rate card from now on; whoever offers something paid has one in any case. */
    hourlyMinor: number;
    zone: string;
    weekly: object;
    state: 'draft' | 'live' | 'paused';
    /** The body that answers for a barefoot one; a new one where none is given. */
    body: string;
  }> = {},
): Promise<AnExpert> {
  const person = given.person ?? (await aPerson(server));
  const own = await client.as(person.email);
  const { body: expert } = await own.post('/api/v1/experts', {
    kind: 'specialist',
    name: person.name,
    headline: { en: 'Knows how' },
    about: { en: 'Has done it before.' },
    topics: ['governance'],
    zone: given.zone ?? 'Europe/London',
    ...given.profile,
  });
  if (given.hourlyMinor !== undefined || isPaid(given.offer)) await aRateCard(own, expert.id, given.hourlyMinor);
  const { body: offer } = await own.post(`/api/v1/experts/${expert.id}/offers`, { ...anOffer, ...given.offer });
  await own.put(`/api/v1/experts/${expert.id}/diary/hours`, {
    zone: given.zone ?? 'Europe/London',
    weekly: given.weekly ?? {
      1: everyDay,
      2: everyDay,
      3: everyDay,
      4: everyDay,
      5: everyDay,
      6: everyDay,
      7: everyDay,
    },
  });
  if (given.state !== 'draft') {
    if (expert.kind === 'barefoot') await anOversight(server, expert.id, given.body);
    await anApproval(server, expert.id);
  }
  if (given.state === 'paused') await own.put(`/api/v1/experts/${expert.id}/state`, { state: 'paused' });
  return { id: expert.id, person, client: own, offerId: offer.id };
}

/** The body answers for a barefoot adviser, who belongs to a co-op. */
export async function anOversight(server: TestServer, expertId: string, body?: string): Promise<string> {
  const id = newId();
  const admin = await aPerson(server);
  const organisationId = body ?? (await anOrganisation(server, { kind: 'development_body' })).id;
  await server.owner.query(
    `INSERT INTO oversights (id, expert_id, organisation_id, state, asked_at, answered_at, answered_by)
     VALUES ($1, $2, $3, 'accepted', $4, $4, $5)`,
    [id, expertId, organisationId, server.clock.now().toString(), admin.id],
  );
  await server.owner.query(
    `INSERT INTO coop_memberships (id, expert_id, name, role, since, added_at) VALUES ($1, $2, 'Bakers', 'member', '2020-01-01', now())`,
    [newId(), expertId],
  );
  await server.owner.query('UPDATE experts SET oversight_id = $2 WHERE id = $1', [expertId, id]);
  return id;
}

/** As when a steward approves a profile: it is live. */
export async function anApproval({ owner, clock }: TestServer, expertId: string): Promise<void> {
  const now = clock.now().toString();
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO "user" (id, name, email, "emailVerified") VALUES ($1, 'Whoever approves', 'approves@stewards.example', true)
     ON CONFLICT (email) DO UPDATE SET name = excluded.name RETURNING id`,
    [newId()],
  );
  await owner.query(
    `UPDATE experts SET state = 'live', state_since = $2, approved_at = $2, interests_declared_at = $2 WHERE id = $1`,
    [expertId, now],
  );
  await owner.query(
    `INSERT INTO profile_decisions (id, expert_id, decision, decided_at, decided_by) VALUES ($1, $2, 'approved', $3, $4)`,
    [newId(), expertId, now, rows[0]?.id],
  );
}

function isPaid(offer: object | undefined): boolean {
  return (offer as { pricing?: string } | undefined)?.pricing === 'rate_card';
}

/** A card at £59.99 an hour, unless it is said otherwise, from now on; throws unless it was taken. */
export async function aRateCard(
  adviser: Client,
  expertId: string,
  hourlyMinor = 5999,
  more: object = {},
): Promise<void> {
  const body = { hourly: { contact: { minor: hourlyMinor } }, ...more };
  const answer = await adviser.post(`/api/v1/experts/${expertId}/rate-cards`, body);
  if (answer.status !== 201) throw new Error(`No card, but ${answer.status}: ${JSON.stringify(answer.body)}`);
}

/** An hour by the rate card, with half an hour before it and a quarter after: what the members' policy says of a first session. */
export const aPricedOffer = {
  title: { en: 'A paid hour' },
  pricing: 'rate_card',
  duration_minutes: 60,
  interval_minutes: 60,
  notice_minutes: 0,
  window_days: 60,
  modes: ['video'],
};

export const anOffer = {
  title: { en: 'A first talk' },
  pricing: 'free_introduction',
  duration_minutes: 30,
  interval_minutes: 30,
  notice_minutes: 0,
  window_days: 60,
  modes: ['video'],
};

/** The listed times of an offer over the next days. */
export async function slotsOf(
  client: Client,
  expert: Pick<AnExpert, 'id' | 'offerId'>,
  from: Temporal.Instant,
  days = 7,
): Promise<{ start: string; token: string }[]> {
  const to = from.add({ hours: 24 * days });
  const { body } = await client.get(
    `/api/v1/experts/${expert.id}/slots?offer=${expert.offerId}&from=${from.toString()}&to=${to.toString()}`,
  );
  return body.items;
}
