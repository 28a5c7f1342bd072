import { Amiss, check, failureText, say, step, summary } from './print.js';
import { type Server, startServer } from './server.js';

/**
 * Walks over HTTP against a server of the tour's own. What whoever runs it has to be told of on the way, they are told of by its log: `alarms`. It ends
 * with exit code 1 when anything is not as it should be.
 */
export async function guide(
  welcome: readonly string[],
  walk: (server: Server) => Promise<void>,
  alarms: readonly RegExp[] = [],
): Promise<void> {
  const began = performance.now();
  for (const line of welcome) console.log(line);
  const server = await startServer();
  const interruption = new AbortController();
  const interrupt = async () => {
    interruption.abort();
    await server.stop();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void interrupt());
  try {
    await server.ready();
    console.log(`It is ready at ${server.baseUrl} after ${secondsSince(began).toFixed(1)} s.`);
    await walk(server);
    await leave(server, alarms);
    console.log(summary(secondsSince(began)));
  } catch (error) {
    process.exitCode = 1;
    if (!interruption.signal.aborted) console.error(error instanceof Amiss ? failureText(error) : error);
    if (!interruption.signal.aborted) console.error(`\nThe server's log:\n${server.log()}`);
  } finally {
    await server.stop();
  }
}

async function leave({ stop, log }: Server, alarms: readonly RegExp[]): Promise<void> {
  step('The server is stopped');
  say('By SIGTERM, as a process manager does. It finishes what it is at, then stops its database.');
  const exitCode = await stop();
  check('it ends by itself, with exit code 0', exitCode === 0, exitCode);
  const amiss = log()
    .split('\n')
    .filter((line) => /"level":[456]0/.test(line));
  const others = amiss.filter((line) => !alarms.some((alarm) => alarm.test(line)));
  if (alarms.length === 0) return check('and has logged nothing that was amiss', amiss.length === 0, log());
  const missing = alarms.filter((alarm) => !amiss.some((line) => alarm.test(line)));
  check('it has logged whatever stewards have to hear of', missing.length === 0, missing.map(String));
  check('and nothing else that was amiss', others.length === 0, others);
}

function secondsSince(then: number): number {
  return (performance.now() - then) / 1000;
}
