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
       WHERE body LIKE '%/bookings/' || $1 || '%' AND kind NOT LIKE 'booking-%' ORDER BY created_at, id`,
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
