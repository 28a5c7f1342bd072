import { expect } from '@jest/globals';
import fc from 'fast-check';
import { SendRefunds } from '../../../src/payments/refunds/send-refunds.job.js';
import { faultsOf } from '../../factories/sound-books.js';
import { passTime } from '../../support/paying.js';
import { recordIfHeld } from '../deeds.js';
import { paymentsHold, paymentsHoldInTheEnd } from './books.js';
import { doings, weights } from './deeds.js';
import { calm } from './mishaps.js';
import { isAllPaid } from './pay-books.js';
import { nextMorning, workOff } from './paying-out.js';
import { replay } from './replay.js';
import { aPayingWorld, payMuch } from './start.js';
import { end, kill, killWhilePaying, type PayingWorld, sweepBoth } from './world.js';
import { steps } from '../step.js';
import { cut } from '../world.js';

/** `npm run simulate` asks for more steps, and is told what came of them. */
const isAskedFor = process.env['SIMULATED_STEPS'] !== undefined;
export const stepsOfARun = Number(process.env['SIMULATED_STEPS'] ?? 40);

/**
 * Whatever payers, banks and providers do with a seed, many things at once, and then what becomes of it. Throws where a pound is not where
 * it belongs.
 */
export async function simulatePayments(seed: number): Promise<void> {
  const world = await aPayingWorld();
  try {
    await fc.assert(
      fc.asyncProperty(
        steps(stepsOfARun, { doings, weights, crashes: [cut, kill, killWhilePaying], holds: paymentsHold }),
        (drawn) => fc.asyncModelRun(() => ({ model: {}, real: world }), drawn),
      ),
      { seed, numRuns: 1, endOnFailure: true, verbose: true },
    );
    await untilAllIsOver(world);
    await replay(world, seed);
    await paymentsHoldInTheEnd(world);
  } finally {
    const answers = [...world.answers].toSorted().map(([line, count]) => `${line} ${count}`);
    if (isAskedFor) console.log(`seed ${seed}, ${stepsOfARun} steps: ${answers.join(', ')}`);
    await end(world);
  }
}

/** Nothing goes wrong any more, advisers record what they held, and time does the rest. */
async function untilAllIsOver(world: PayingWorld): Promise<void> {
  calm(world);
  await payMuch(world, { rail: 'card', minor: 1_000_000 });
  for (const hours of [2, 26, 50, 98, 122, 146, 172, 172]) {
    await payMuch(world, { rail: 'bank', minor: 500_000 });
    await passTime(world.server, { hours });
    await sweepBoth(world);
    await recordAll(world);
    await paymentsHold(world);
  }
  await triedOut(world);
  await untilAllIsPaid(world);
  await passTime(world.server, { hours: 26 });
  await sweepBoth(world);
  await paymentsHoldInTheEnd(world);
  expect(await faultsOf(world.server)).toEqual([]);
}

/** Whatever was held and not recorded; of what is recorded, or was called off, nothing would change. */
async function recordAll(world: PayingWorld): Promise<void> {
  const { rows } = await world.server.owner.query<{ id: string }>(
    "SELECT id FROM bookings WHERE state IN ('confirmed', 'no-show') AND starts_at <= $1",
    [world.server.clock.now().toString()],
  );
  const left = new Set(rows.map(({ id }) => id));
  for (const { id, expert } of world.bookings) if (left.has(id)) await recordIfHeld(expert.client, id);
}

/** By then nothing has been approved or given to the bank for weeks. What being late has added is paid on a morning after the pay itself. */
async function untilAllIsPaid(world: PayingWorld): Promise<void> {
  for (let mornings = 0; mornings < 10 && !(await isAllPaid(world)); mornings += 1) {
    await nextMorning(world);
    await passTime(world.server, { minutes: 2 });
    await workOff(world);
    await passTime(world.server, { minutes: 5 });
    await sweepBoth(world);
    await paymentsHold(world);
  }
}

/** A refund that its provider refuses for good, as of a card that was disputed, is asked for 24 times before it has failed. */
async function triedOut({ server }: PayingWorld): Promise<void> {
  for (let tries = 0; tries < 24; tries += 1) {
    await passTime(server, { hours: 7 });
    await server.app.get(SendRefunds).sweep();
  }
}
