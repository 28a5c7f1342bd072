import { createApp } from '../../../src/app.js';
import { TellApprovals } from '../../../src/payouts/approvals/tell-approvals.job.js';
import { isPayHour, paidThrough } from '../../../src/payouts/run/pay-day.js';
import { PlanPayouts } from '../../../src/payouts/run/plan-payouts.job.js';
import { SendPayouts } from '../../../src/payouts/run/send-payouts.job.js';
import { Database } from '../../../src/platform/database.js';
import { Jobs } from '../../../src/platform/jobs.js';
import { appRole } from '../../../src/platform/prepare-database.js';
import { britishDate } from '../../../src/kernel/time.js';
import type { Client } from '../../support/client.js';
import type { PayingServer } from '../../support/paying.js';
import type { TestServer } from '../../support/server.js';
import { cut, type World } from '../world.js';
import type { Bank } from './bank.js';

type App = TestServer['app'];

/** A payment that somebody planned; how it stands is the service's to know, and its provider's. */
export interface APayment {
  readonly id: string;
  readonly by: Client;
  /** Where it is paid, once that was opened. */
  page: string | null;
}

/** Somebody who may earn something, and say where to be paid. */
export interface APaidAdviser {
  readonly id: string;
  readonly client: Client;
}

/** Something that fell due was done by both processes, on a working day from the hour on in which pay is put on its way. */
export interface Run {
  /** When it began, at the latest: nothing was being done yet that was done beside it. */
  readonly began: Temporal.Instant;
  /** What was due by the end of that day is on its way. */
  readonly through: Temporal.PlainDate;
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
  /** Of the experts and of who offers nothing here. */
  readonly advisers: readonly APaidAdviser[];
  readonly bank: Bank;
  /** The end of the last step: what was done by then was done. */
  asOf: Temporal.Instant;
  /** The last. */
  run: Run | null;
  /** Done once a provider has paid somebody, or is about to, and has not answered yet. */
  readonly ambush: { strike: (() => void) | undefined };
  /** Processes that were killed, on their way out. */
  readonly dead: Promise<unknown>[];
}

/** What falls due is done by both processes at once. That a provider does not answer is no failure of theirs. */
export async function sweepBoth(world: PayingWorld): Promise<void> {
  const began = world.server.clock.now();
  const sweeps = [world.server.app, world.second].map((app) => app.get(Jobs).sweepNow());
  const outcomes = await Promise.allSettled(sweeps);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? failuresIn(outcome.reason) : []));
  if (world.crashing) return;
  const failed = failures.find(({ name }) => name !== 'ProviderUnavailable');
  if (failed) throw failed;
  const ended = world.server.clock.now();
  const isOneMorning = isPayHour(began) && isPayHour(ended) && britishDate(began) === britishDate(ended);
  if (isOneMorning) world.run = { began: world.asOf, through: paidThrough(world.asOf) };
}

/** One failure, or several in one. */
function failuresIn(reason: Error & { readonly errors?: readonly Error[] }): readonly Error[] {
  return reason.errors ?? [reason];
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
  cutOff(app);
  await cut(world);
  await closed;
  world.dead.push(app.close().catch(() => undefined));
  world.server = { ...server, app: await startedBeside(server, server.config.port) };
}

/** Likewise while it pays advisers: once a provider has done what it was asked for, and before it has said so. */
export async function killWhilePaying(world: PayingWorld): Promise<void> {
  const { app } = world.server;
  world.ambush.strike = () => {
    cutOff(app);
  };
  for (const job of [PlanPayouts, SendPayouts, TellApprovals])
    await app
      .get<{ sweep(): Promise<void> }>(job)
      .sweep()
      .catch(() => undefined);
  world.ambush.strike = undefined;
  await kill(world);
}

/** From here on it reaches the database no more. */
function cutOff(app: App): void {
  void app
    .get(Database)
    .pool.end()
    .catch(() => undefined);
}

/** Of the processes that are left, of their providers and of those that are on their way out. */
export async function end({ server, second, dead }: PayingWorld): Promise<void> {
  await server.sandbox.close();
  await Promise.all([second.close(), server.app.close()]);
  await Promise.allSettled([server.stop(), ...dead]);
}

export async function startedBeside({ config, clock, databaseUrl }: PayingServer, port: number): Promise<App> {
  const app = await createApp({ ...config, port }, clock, { url: databaseUrl, role: appRole });
  await app.listen(port, '127.0.0.1');
  return app;
}
