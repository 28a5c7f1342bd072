import { newId } from '../../src/kernel/id.js';
import { type ABooker, aBooker, aMonday, aSession } from './bookings.js';
import type { Answer, Client } from './client.js';
import { type AnExpert, anExpert, slotsOf } from './factories.js';
import type { TestServer } from './server.js';

/** A session of half an hour that is over, both of its sides, and the steps that follow it. */
export class EndedSession {
  constructor(
    readonly server: TestServer,
    readonly id: string,
    readonly booker: ABooker,
    readonly expert: AnExpert,
    readonly start: Temporal.Instant,
  ) {}

  get client(): Client {
    return this.booker.client;
  }

  get adviser(): Client {
    return this.expert.client;
  }

  /** Moves the clock to so many hours after the session's start. */
  hoursAfterStart(hours: number): void {
    this.server.clock.moveTo(this.start.add({ seconds: Math.round(hours * 3600) }));
  }

  record(change: object = {}): Promise<Answer> {
    return this.adviser.post(this.path('delivery'), { ...aRecord, ...change });
  }

  correct(change: object = {}): Promise<Answer> {
    return this.adviser.put(this.path('delivery'), { ...aRecord, ...change });
  }

  accept(version = 1): Promise<Answer> {
    return this.client.post(this.path('acceptance'), { version });
  }

  object(change: object = {}): Promise<Answer> {
    return this.client.post(this.path('objection'), {
      reason: 'minutes-wrong',
      statement: 'It was shorter.',
      ...change,
    });
  }

  /** Recorded and accepted at the instant that the clock shows; throws unless that worked. */
  async accepted(): Promise<this> {
    const answers = [await this.record(), await this.accept()];
    const failed = answers.find(({ status }) => status > 201);
    if (failed) throw new Error(`Not accepted, but ${failed.status}: ${JSON.stringify(failed.body)}`);
    return this;
  }

  async state(): Promise<string> {
    return (await this.client.get(this.path())).body.state;
  }

  path(below?: string): string {
    return `/api/v1/bookings/${this.id}${below === undefined ? '' : `/${below}`}`;
  }

  /** The kinds of the letters that were posted about it since it was confirmed, each with whom it went to. */
  async letters(): Promise<string[]> {
    const { rows } = await this.server.owner.query<{ kind: string; to: string }>(
      `SELECT kind, to_address AS to FROM letters
       WHERE (body LIKE '%/bookings/' || $1 || '%' OR body LIKE '%/disputes/' || $1 || '%') AND kind NOT LIKE 'booking-%' ORDER BY created_at, id`,
      [this.id],
    );
    const sides = new Map([
      [this.booker.organisation.booker.email, 'client'],
      [this.expert.person.email, 'adviser'],
    ]);
    return rows.map(({ kind, to }) => `${kind} to ${sides.get(to) ?? 'steward'}`);
  }

  async audited(): Promise<{ deed: string; acted_as: string; facts: object }[]> {
    const { rows } = await this.server.owner.query(
      'SELECT deed, acted_as, facts FROM audit_entries WHERE subject_id = $1 ORDER BY at, id',
      [this.id],
    );
    return rows;
  }
}

export const aRecord = {
  minutes: { contact: 30, preparation: 15 },
  topics: ['governance'],
  language: 'en',
  summary: 'We went through the rules.',
};

/** The clock is moved to the session's end. */
export async function anEndedSession(
  server: TestServer,
  client: Client,
  given: { booker?: ABooker; expert?: AnExpert; from?: Temporal.Instant } = {},
): Promise<EndedSession> {
  const from = given.from ?? aMonday;
  server.clock.moveTo(from);
  const booker = given.booker ?? (await aBooker(server, client));
  const expert = given.expert ?? (await anExpert(server, client));
  const booking = await aSession(booker, (await slotsOf(client, expert, from))[0]);
  server.clock.moveTo(Temporal.Instant.from(booking.end));
  return new EndedSession(server, booking.id, booker, expert, Temporal.Instant.from(booking.start));
}

/** Makes sessions of one adviser the seats of a group session, at the time of the first. */
export async function asSeatsOfOneGroup({ owner }: TestServer, ids: readonly string[]): Promise<void> {
  const group = newId();
  await owner.query(
    `INSERT INTO group_sessions (id, expert_id, offer_id, state, title_en, title_cy, mode, starts_at, ends_at, capacity,
       minimum_seats, price_minor, price_currency, decide_at, created_at, updated_at)
     SELECT $1, expert_id, offer_id, 'scheduled', title_en, title_cy, mode, starts_at, ends_at, 10,
       1, price_minor, price_currency, starts_at - interval '24 hours', created_at, updated_at FROM bookings WHERE id = $2`,
    [group, ids[0]],
  );
  await owner.query(
    'INSERT INTO group_seats (group_session_id, seat, capacity) SELECT $1, seat, 10 FROM generate_series(1, 10) AS seat',
    [group],
  );
  await owner.query(
    `UPDATE bookings b SET group_session_id = g.id, seat = array_position($2::uuid[], b.id), starts_at = g.starts_at, ends_at = g.ends_at
     FROM group_sessions g WHERE g.id = $1 AND b.id = ANY($2)`,
    [group, ids],
  );
}
