import { type Caller } from './client.js';
import { Amiss, check, failureText, say, step, summary } from './print.js';
import { type Server, startServer } from './server.js';
import { becomeAnAdviser } from './steps/become-adviser.js';
import { cancelTheSession, moveTheSession, remind } from './steps/change-session.js';
import { findAnAdviser, readTimes } from './steps/find-adviser.js';
import { confirmASession, holdATime, holdTooMany, letItLapse } from './steps/hold-times.js';
import { payForASession } from './steps/pay-for-session.js';
import { race } from './steps/race.js';
import { readInvites } from './steps/read-letters.js';
import { askAsAStranger, askWrongly } from './steps/refusals.js';
import { seeWhoIsThere, signInTudur } from './steps/sign-in.js';

/** Walks the main job over HTTP against a server of its own, and fails when anything is not as it should be. */
const interruption = new AbortController();
const began = performance.now();
console.log(
  'A tour of Barefoot. A server starts with an empty data folder and a clock that can be moved; what follows',
);
console.log('is asked of it over HTTP, as any client would, and every answer is checked (✓). Times are UK times.');
const server = await startServer();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void interrupt());
try {
  await server.ready();
  console.log(`It is ready at ${server.baseUrl} after ${secondsSince(began).toFixed(1)} s.`);
  await walk(server);
  await leave(server);
  console.log(summary(secondsSince(began)));
} catch (error) {
  process.exitCode = 1;
  if (!interruption.signal.aborted) console.error(error instanceof Amiss ? failureText(error) : error);
  if (!interruption.signal.aborted) console.error(`\nThe server's log:\n${server.log()}`);
} finally {
  await server.stop();
}

async function walk({ baseUrl }: Server): Promise<void> {
  const anybody: Caller = { name: 'Anybody', baseUrl };
  await seeWhoIsThere(anybody);
  const client = await signInTudur(anybody);
  const { tudur } = client;
  const wanted = await findAnAdviser(tudur);
  const slots = await readTimes(tudur, wanted);

  const { hold, slot } = await holdATime(client, slots);
  await holdTooMany(client, slots, slot);
  await letItLapse(client, hold);
  const session = await confirmASession(client, slot);
  await readInvites(tudur, session);
  const moved = await moveTheSession(tudur, wanted, session);

  await race(anybody, wanted);
  await remind(tudur, moved);
  await cancelTheSession(tudur, wanted, moved);

  await payForASession(anybody, client, wanted);
  await becomeAnAdviser(anybody);
  await askWrongly(tudur);
  await askAsAStranger(anybody, moved);
}

async function leave({ stop, log }: Server): Promise<void> {
  step('The server is stopped');
  say('By SIGTERM, as a process manager does. It finishes what it is at, then stops its database.');
  const exitCode = await stop();
  check('it ends by itself, with exit code 0', exitCode === 0, exitCode);
  check('and has logged nothing that was amiss', !/"level":[456]0/.test(log()), log());
}

async function interrupt(): Promise<void> {
  interruption.abort();
  await server.stop();
  process.exit(130);
}

function secondsSince(then: number): number {
  return (performance.now() - then) / 1000;
}
