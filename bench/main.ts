import { benchDirectory } from './directory.bench.js';
import { benchLedger } from './ledger.bench.js';
import { benchSlots } from './slots.bench.js';
import { benchWeb } from './web.bench.js';

const benches: Record<string, () => Promise<unknown>> = {
  slots: benchSlots,
  directory: benchDirectory,
  ledger: benchLedger,
  web: benchWeb,
};

/** Runs the benches named as arguments, all of them when none is. */
const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : Object.keys(benches)) {
  const bench = benches[name];
  if (bench === undefined) throw new Error(`No bench named ${name}. There are: ${Object.keys(benches).join(', ')}`);
  await bench();
}
