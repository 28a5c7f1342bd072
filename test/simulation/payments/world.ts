import { balanceOf } from '../../../sandbox/stripe/money.js';
import { createApp } from '../../../src/app.js';
import { Database } from '../../../src/platform/database.js';
import { Jobs } from '../../../src/platform/jobs.js';
import { appRole } from '../../../src/platform/prepare-database.js';
import type { Client } from '../../support/client.js';
import { aMembership, aPerson } from '../../support/factories.js';
import { passTime, type PayingServer, startPayingServer } from '../../support/paying.js';
import { visit } from '../../support/providers.js';
import { freePort, type TestServer } from '../../support/server.js';
import { aWorld, cut, type World } from '../world.js';

type App = TestServer['app'];

/** A payment that somebody planned; how it stands is the service's to know, and its provider's. */
export interface APayment {
  readonly id: string;
  readonly by: Client;
  /** Where it is paid, once that was opened. */
  page: string | null;
}

/** The same people with providers, in a service of two processes that may die. */
export interface PayingWorld extends World {
  server: PayingServer;
  /** The second process on the same database: it serves nobody, and does the work that falls due. */
  readonly second: App;
  readonly payments: APayment[];
  /** Who looks after each programme's money. */
  readonly funders: readonly Client[];
  readonly invoices: string[];
  /** Processes that were killed, on their way out. */
  readonly dead: Promise<unknown>[];
}

export async function aPayingWorld(): Promise<PayingWorld> {
  const server = await startPayingServer({ logLevel: 'fatal' }); // much fails here, on purpose
  const world = await aWorld(server);
  await passTime(server, 'PT0S');
  const port = await freePort();
  const second = await startedBeside(server, port);
  const funders = [];
  for (const { funderId } of world.programmes) {
    const person = await aPerson(server);
    await aMembership(server, funderId, person, 'admin');
    funders.push(await world.anyone.as(person.email));
  }
  const paying = { ...world, second, payments: [], funders, invoices: [], dead: [] };
  await mandates(paying);
  return paying;
}

/** Of all but the first client and of their funders: by then they stand. */
async function mandates({ server, clients, funders, programmes }: PayingWorld): Promise<void> {
  const payers = [
    ...clients.map(({ id, client: by }) => ({ id, by })),
    ...funders.map((by, index) => ({ id: programmes[index]?.funderId, by })),
  ];
  for (const { id, by } of payers.slice(1)) {
    const { body } = await by.post(`/api/v1/organisations/${id}/mandates`);
    await visit(body.url, 'debit:well');
  }
  await passTime(server, { hours: 24 * 7 });
  const { world } = server.sandbox.stripe;
  world.tell('balance.available', balanceOf(world, undefined)); // from the first event on its list is read without a gap
  await server.app.get(Jobs).sweepNow();
}

/** What falls due is done by both processes at once. */
export async function sweepBoth(world: PayingWorld): Promise<void> {
  const sweeps = [world.server.app, world.second].map((app) => app.get(Jobs).sweepNow());
  const outcomes = await Promise.allSettled(sweeps);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed && !world.crashing) throw failed.reason;
}

/**
 * As `kill -9` does it: the process that people use reaches neither database nor anybody who waits for an answer from here on. What it has
 * asked a provider may have been done, and it never hears. Another is started in its place.
 */
export async function kill(world: PayingWorld): Promise<void> {
  const { server } = world;
  const { app } = server;
  const http = app.getHttpServer();
  http.closeAllConnections();
  const closed = new Promise((resolve) => http.close(resolve));
  void app
    .get(Database)
    .pool.end()
    .catch(() => undefined);
  await cut(world);
  await closed;
  world.dead.push(app.close().catch(() => undefined));
  world.server = { ...server, app: await startedBeside(server, server.config.port) };
}

/** Of the processes that are left, of their providers and of those that are on their way out. */
export async function end({ server, second, dead }: PayingWorld): Promise<void> {
  await server.sandbox.close();
  await Promise.all([second.close(), server.app.close()]);
  await Promise.allSettled([server.stop(), ...dead]);
}

async function startedBeside({ config, clock, databaseUrl }: PayingServer, port: number): Promise<App> {
  const app = await createApp({ ...config, port }, clock, { url: databaseUrl, role: appRole });
  await app.listen(port, '127.0.0.1');
  return app;
}
