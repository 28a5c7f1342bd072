import { Jobs } from '../../src/platform/jobs.js';
import { aMonday } from '../support/bookings.js';
import { type Answer, Client } from '../support/client.js';
import { type AnExpert, anExpert, anOrganisation, aPerson, aPricedOffer, aSteward } from '../support/factories.js';
import type { TestServer } from '../support/server.js';
import { type AProgramme, aProgramme, aVoucher } from '../support/vouchers.js';

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
  /** One for each client. */
  readonly programmes: readonly AProgramme[];
  readonly bookings: ABooking[];
  /** Of each kind of answer how many there were: a simulation in which everything is refused shows nothing. */
  readonly answers: Map<string, number>;
  /** Whether connections are being cut: only then may an answer be of the 500s, or be missing. */
  crashing: boolean;
}

/** One programme pays all, one three quarters, and one all for hours that the client gives. */
const terms = [
  { funderPercent: 100, match: 'none' },
  { funderPercent: 75, match: 'cash' },
  { funderPercent: 100, match: 'time-credits', matchMinutesAnHour: 30 },
] as const;

export async function aWorld<Server extends TestServer>(server: Server): Promise<World & { server: Server }> {
  server.clock.moveTo(aMonday);
  const anyone = await Client.of(server);
  const steward = await anyone.as((await aSteward(server)).email);
  const offers = [{}, {}, { asks: true }];
  const experts = [];
  for (const offer of offers) experts.push(await anExpert(server, anyone, { offer: { ...aPricedOffer, ...offer } }));
  const clients: AClient[] = [];
  const programmes: AProgramme[] = [];
  for (const term of terms) {
    programmes.push(await aProgramme(server, { terms: term, depositMinor: 5_000_000 }));
    const booker = await aPerson(server);
    const { id } = await anOrganisation(server, { booker });
    await server.owner.query(`UPDATE memberships SET role = 'admin' WHERE user_id = $1`, [booker.id]);
    clients.push({ id, client: await anyone.as(booker.email), vouchers: [] });
  }
  const people = { anyone, steward, experts, clients, programmes };
  const world = { server, ...people, bookings: [], answers: new Map(), crashing: false };
  for (const index of clients.keys()) await award(world, index);
  return world;
}

/** A voucher for a client, worth four sessions or five; in the books as if it had been offered and accepted. */
export async function award({ server, clients, programmes }: World, index: number): Promise<void> {
  const [client, programme] = [clients[index], programmes[index]];
  if (!client || !programme) throw new Error('Nobody to award to.');
  const { id } = await aVoucher(server, { programme, organisationId: client.id, valueMinor: 50_000 });
  client.vouchers.push(id);
}

/** Counts an answer. Throws where the service broke though nothing was cut. That a provider does not answer is no break. */
export async function told(world: World, deed: string, asking: Promise<Answer>): Promise<Answer | undefined> {
  const answer = await asking.catch((error: unknown) => {
    if (!world.crashing) throw error;
    return undefined;
  });
  if (answer && answer.status >= 500 && !world.crashing && !isOfProvider(answer))
    throw new Error(`${deed} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  count(world, `${deed}: ${outcomeOf(answer)}`);
  return answer;
}

function outcomeOf(answer: Answer | undefined): string {
  if (!answer || (answer.status >= 500 && !isOfProvider(answer))) return 'cut';
  return answer.status < 300 ? 'done' : (answer.body?.code ?? String(answer.status));
}

function isOfProvider({ body }: Answer): boolean {
  return body?.code === 'provider-unavailable';
}

export function count({ answers }: World, line: string): void {
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
