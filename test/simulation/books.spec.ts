import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { faultsOf } from '../factories/sound-books.js';
import { booksHold, nothingIsLeft } from './books-hold.js';
import { startServer } from '../support/server.js';
import { doings, recordIfHeld, weights } from './deeds.js';
import { steps } from './step.js';
import { aWorld, cut, sweep, type World } from './world.js';

/** `npm run simulate` asks for more of both, and is told what came of them. */
const isAskedFor = process.env['SIMULATED_STEPS'] !== undefined;
const stepsOfARun = Number(process.env['SIMULATED_STEPS'] ?? 60);
const seeds = Number(process.env['SIMULATED_SEEDS'] ?? 4);
const first = Number(process.env['SIMULATED_FROM'] ?? 1);

/** What was ever done, in whichever run: in a short one every session may happen to be called off. */
const done = new Set<string>();

/** Advisers record what they held, and the clock does the rest. */
async function untilAllIsOver(world: World): Promise<void> {
  for (let tenDays = 1; tenDays <= 3; tenDays++) {
    world.server.clock.moveTo(world.server.clock.now().add({ hours: 24 * 10 }));
    await sweep(world);
    for (const { id, expert } of world.bookings) await recordIfHeld(expert.client, id);
    await booksHold(world);
  }
  await nothingIsLeft(world);
  expect(await faultsOf(world.server)).toEqual([]);
}

test.each(Array.from({ length: seeds }, (_, index) => first + index))(
  'whatever anybody does in whatever order, the books hold (seed %i)',
  async (seed) => {
    const world = await aWorld(await startServer());
    try {
      await fc.assert(
        fc.asyncProperty(steps(stepsOfARun, { doings, weights, crashes: [cut], holds: booksHold }), (drawn) =>
          fc.asyncModelRun(() => ({ model: {}, real: world }), drawn),
        ),
        { seed, numRuns: 1, endOnFailure: true, verbose: true },
      );
      await untilAllIsOver(world);
      for (const [line] of world.answers) if (line.endsWith(': done')) done.add(line.slice(0, -': done'.length));
    } finally {
      const answers = [...world.answers].toSorted().map(([line, count]) => `${line} ${count}`);
      if (isAskedFor) console.log(`seed ${seed}, ${stepsOfARun} steps: ${answers.join(', ')}`);
      await world.server.stop();
    }
  },
  Math.max(60_000, stepsOfARun * 2000),
);

test('and in some run sessions are held, paid for and recorded', () => {
  expect([...done]).toEqual(expect.arrayContaining(['hold', 'fund', 'record']));
});
