import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SendRefunds } from '../../src/payments/refunds/send-refunds.job.js';
import { faultsOf } from '../factories/sound-books.js';
import { passTime } from '../support/paying.js';
import { booksHold, nothingIsLeft } from './books-hold.js';
import { recordIfHeld } from './deeds.js';
import { paymentsHold, paymentsHoldInTheEnd } from './payments/books.js';
import { doings, payMuch, weights } from './payments/deeds.js';
import { calm } from './payments/mishaps.js';
import { replay } from './payments/replay.js';
import { aPayingWorld, end, kill, type PayingWorld, sweepBoth } from './payments/world.js';
import { steps } from './step.js';
import { cut } from './world.js';

/** `npm run simulate` asks for more of both, and is told what came of them. */
const isAskedFor = process.env['SIMULATED_STEPS'] !== undefined;
const stepsOfARun = Number(process.env['SIMULATED_STEPS'] ?? 40);
const seeds = Number(process.env['SIMULATED_SEEDS'] ?? 2);
const first = Number(process.env['SIMULATED_FROM'] ?? 1);

async function holds(world: PayingWorld): Promise<void> {
  await booksHold(world);
  await paymentsHold(world);
}

/** Nothing goes wrong any more, advisers record what they held, and time does the rest. */
async function untilAllIsOver(world: PayingWorld): Promise<void> {
  calm(world);
  for (const hours of [2, 26, 26, 50, 74, 122, 122, 122, 122, 122]) {
    await payMuch(world);
    await passTime(world.server, { hours });
    await sweepBoth(world);
    for (const { id, expert } of world.bookings) await recordIfHeld(expert.client, id);
    await holds(world);
  }
  await triedOut(world);
  await passTime(world.server, { hours: 2 });
  await sweepBoth(world);
  await nothingIsLeft(world);
  await paymentsHoldInTheEnd(world);
  expect(await faultsOf(world.server)).toEqual([]);
}

/** A refund that its provider refuses for good, as of a card that was disputed, is asked for 24 times before it has failed. */
async function triedOut({ server }: PayingWorld): Promise<void> {
  for (let tries = 0; tries < 24; tries += 1) {
    await passTime(server, { hours: 7 });
    await server.app.get(SendRefunds).sweep();
  }
}

test.each(Array.from({ length: seeds }, (_, index) => first + index))(
  'whatever payers, banks and providers do, every pound is where it belongs (seed %i)',
  async (seed) => {
    const world = await aPayingWorld();
    try {
      await fc.assert(
        fc.asyncProperty(steps(stepsOfARun, { doings, weights, crashes: [cut, kill, kill], holds }), (drawn) =>
          fc.asyncModelRun(() => ({ model: {}, real: world }), drawn),
        ),
        { seed, numRuns: 1, endOnFailure: true, verbose: true },
      );
      await untilAllIsOver(world);
      await replay(world, seed);
      await replay(world, seed + 1);
      await paymentsHoldInTheEnd(world);
    } finally {
      const answers = [...world.answers].toSorted().map(([line, count]) => `${line} ${count}`);
      if (isAskedFor) console.log(`seed ${seed}, ${stepsOfARun} steps: ${answers.join(', ')}`);
      await end(world);
    }
  },
  Math.max(240_000, stepsOfARun * 5000),
);
