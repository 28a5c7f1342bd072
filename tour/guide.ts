import { Amiss, check, failureText, say, step, summary } from './print.js';
import { type Server, startServer } from './server.js';

/** What the log says of a story in which something goes wrong. */
interface Alarms {
  /** What has to be there. */
  readonly due: readonly RegExp[];
  /** What may be there or not, by the moment at which somebody looked. */
  readonly passing: readonly RegExp[];
}

/** Walks over HTTP against a server of the tour's own, with settings of its own where there are any; ends with exit code 1 when anything is not as it should be. */
export async function guide(
  welcome: readonly string[],
  walk: (server: Server) => Promise<void>,
  alarms: Alarms = { due: [], passing: [] },
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const began = performance.now();
  for (const line of welcome) console.log(line);
  const server = await startServer(settings);
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

async function leave({ stop, log }: Server, { due, passing }: Alarms): Promise<void> {
  step('The server is stopped');
  say('By SIGTERM, as a process manager does. It finishes what it is at, then stops its database.');
  const exitCode = await stop();
  check('it ends by itself, with exit code 0', exitCode === 0, exitCode);
  const amiss = log()
    .split('\n')
    .filter((line) => /"level":[456]0/.test(line));
  const missing = due.filter((alarm) => !amiss.some((line) => alarm.test(line)));
  const others = amiss.filter((line) => ![...due, ...passing].some((alarm) => alarm.test(line)));
  if (due.length > 0)
    check('it has logged whatever stewards had to hear of', missing.length === 0, missing.map(String));
  check(`and has logged nothing ${due.length > 0 ? 'else ' : ''}that was amiss`, others.length === 0, others);
}

function secondsSince(then: number): number {
  return (performance.now() - then) / 1000;
}
