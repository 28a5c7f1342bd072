import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

interface Outcome {
  readonly zones: number;
  readonly days: number;
  readonly slots: number;
  readonly serverZone: string;
  readonly hash: string;
}

const run = promisify(execFile);

/** As it is built, because a process has one zone of its own: each run is a process. */
const simulate = join(import.meta.dirname, '../../dist/bench/simulate-slots.js');

async function outcomeUnder(TZ: string, seed: number): Promise<Outcome> {
  const { stdout } = await run(process.execPath, [simulate, '--quick', `--seed=${seed}`], { env: { TZ } });
  return JSON.parse(stdout) as Outcome;
}

test('every zone agrees with the oracle around each of its clock changes, whatever the zone of the server', async () => {
  const serverZones = ['UTC', 'Europe/London', 'America/New_York', 'Pacific/Apia'];
  const seed = randomInt(2 ** 31);
  const outcomes = await Promise.all(serverZones.map((zone) => outcomeUnder(zone, seed)));
  const zones = Intl.supportedValuesOf('timeZone').length;
  expect(outcomes).toMatchObject(serverZones.map((serverZone) => ({ serverZone, zones })));
  expect(outcomes[0]?.slots).toBeGreaterThan(10_000);
  expect(new Set(outcomes.map(({ hash }) => hash)).size).toBe(1);
});
