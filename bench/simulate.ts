import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * `npm run simulate`: slots of random diaries in every zone against an oracle, then what anybody may do to the books, then what payers,
 * their banks and providers may do besides.
 *
 * `npm run simulate -- slots --seed 5` or `npm run simulate -- books --seeds 50 --steps 500 --from 1` runs one of them; those of the books
 * and of payments are seeds from `--from` on, each so many steps long.
 */
const simulations: Record<string, (given: readonly string[]) => Promise<void>> = {
  slots: (given) => run([join(import.meta.dirname, 'simulate-slots.js'), ...given]),
  books: (given) => runSeeds('books', 500, given),
  payments: (given) => runSeeds('payments', 100, given),
};

function runSeeds(name: string, steps: number, given: readonly string[]): Promise<void> {
  const asked = Object.fromEntries(given.map((word, index) => [word, given[index + 1] ?? '']));
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  return run([...jest, `test/simulation/${name}.spec.ts`], {
    SIMULATED_STEPS: asked['--steps'] ?? String(steps),
    SIMULATED_SEEDS: asked['--seeds'] ?? '50',
    SIMULATED_FROM: asked['--from'] ?? '1',
  });
}

async function run(args: readonly string[], environment: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) process.exitCode = 1;
}

const [name, ...given] = process.argv.slice(2);
if (name === undefined) for (const simulate of Object.values(simulations)) await simulate([]);
else {
  const simulate = simulations[name];
  if (!simulate) throw new Error(`No simulation named ${name}. There are: ${Object.keys(simulations).join(', ')}`);
  await simulate(given);
}
