import { Jobs } from '../../src/platform/jobs.js';
import { aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import {
  aMembership,
  type AnExpert,
  anExpert,
  anOrganisation,
  aPerson,
  aPricedOffer,
  aSteward,
} from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { aProgramme, aVoucher } from '../support/vouchers.js';

export interface AClient {
  readonly id: string;
  /** Of its admin, who may book and pay. */
  readonly client: Client;
  readonly vouchers: string[];
}

/** A booking that somebody made; its state is the service's to know. */
export interface ABooking {
  readonly id: string;
  readonly client: AClient;
  readonly expert: AnExpert;
  readonly start: Temporal.Instant;
  readonly hash: string;
}

/** Advisers, organisations with vouchers, a steward, and whatever comes of what they do. */
export interface World {
  readonly server: TestServer;
  readonly anyone: Client;
  readonly steward: Client;
  readonly experts: readonly AnExpert[];
  readonly clients: readonly AClient[];
  readonly programmes: readonly string[];
  readonly bookings: ABooking[];
  /** Of each kind of answer how many there were: a simulation in which everything is refused shows nothing. */
  readonly answers: Map<string, number>;
  /** Whether connections are being cut: only then may an answer be of the 500s, or be missing. */
  crashing: boolean;
}

/** One programme pays all, one three quarters, and one everything but the fee; the vouchers of each soon run dry. */
const terms = [
  { funderPercent: 100, match: 'none' },
  { funderPercent: 75, match: 'cash' },
  { funderPercent: 100, match: 'time-credits', matchMinutesAnHour: 30 },
] as const;

export async function aWorld(): Promise<World> {
  const server = await startServer();
  server.clock.moveTo(aMonday);
  const anyone = await Client.of(server);
  const steward = await anyone.as((await aSteward(server)).email);
  const offers = [{}, {}, { asks: true }];
  const experts = [];
  for (const offer of offers) experts.push(await anExpert(server, anyone, { offer: { ...aPricedOffer, ...offer } }));
  const clients: AClient[] = [];
  const programmes: string[] = [];
  for (const term of terms) {
    const booker = await aPerson(server);
    const organisation = await anOrganisation(server, { booker });
    await aMembership(server, organisation.id, await aPerson(server), 'finance');
    await server.owner.query(`UPDATE memberships SET role = 'admin' WHERE user_id = $1`, [booker.id]);
    const programme = await aProgramme(server, { terms: term, depositMinor: 500_000 });
    programmes.push(programme.id);
    const voucher = await aVoucher(server, { programme, organisationId: organisation.id, valueMinor: 50_000 });
    clients.push({ id: organisation.id, client: await anyone.as(booker.email), vouchers: [voucher.id] });
  }
  return { server, anyone, steward, experts, clients, programmes, bookings: [], answers: new Map(), crashing: false };
}

/** Counts an answer. Throws where the service broke though nothing was cut. */
export async function told(world: World, deed: string, asking: Promise<Answer>): Promise<Answer | undefined> {
  const answer = await asking.catch((error: unknown) => {
    if (!world.crashing) throw error;
    return undefined;
  });
  if (answer && answer.status >= 500 && !world.crashing)
    throw new Error(`${deed} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  count(world, `${deed}: ${outcomeOf(answer)}`);
  return answer;
}

function outcomeOf(answer: Answer | undefined): string {
  if (!answer || answer.status >= 500) return 'cut';
  return answer.status < 300 ? 'done' : (answer.body?.code ?? String(answer.status));
}

function count({ answers }: World, line: string): void {
  answers.set(line, (answers.get(line) ?? 0) + 1);
}

export async function bookTime(
  world: World,
  by: AClient,
  expert: AnExpert,
  which: number,
): Promise<ABooking | undefined> {
  const from = world.server.clock.now();
  const listed = await told(world, 'list', slotsAsked(world.anyone, expert, from, from.add({ hours: 72 })));
  const slots: { token: string }[] = listed?.status === 200 ? listed.body.items : [];
  const slot = slots[which % Math.max(1, slots.length)];
  if (!slot) return undefined;
  const body = { token: slot.token, organisation_id: by.id, mode: 'video' };
  const answer = await told(world, 'hold', by.client.post('/api/v1/bookings', body));
  if (answer?.status !== 201) return undefined;
  const { id, start } = answer.body;
  const quote = await told(world, 'quote', by.client.get(`/api/v1/bookings/${id}/quote`));
  if (quote?.status !== 200) return undefined;
  const booking = { id, client: by, expert, start: Temporal.Instant.from(start), hash: quote.body.hash };
  world.bookings.push(booking);
  return booking;
}

function slotsAsked(
  anyone: Client,
  { id, offerId }: AnExpert,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Answer> {
  return anyone.get(`/api/v1/experts/${id}/slots?offer=${offerId}&from=${from.toString()}&to=${to.toString()}`);
}

/** As when a process dies in the middle of what it does: every connection of the service is cut. */
export async function cut(world: World): Promise<void> {
  await world.server.owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'barefoot' AND pid <> pg_backend_pid()`,
  );
}

export function sweep({ server }: World): Promise<void> {
  return server.app.get(Jobs).sweepNow();
}

/** The service answers again, as after a restart. */
export async function recovered({ anyone }: World): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if ((await anyone.get('/health/ready')).status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The service does not come back.');
}
