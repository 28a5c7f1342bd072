import { expect, test } from '@jest/globals';
import fc from 'fast-check';
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
const stepsOfARun = Number(process.env['SIMULATED_STEPS'] ?? 60);
const seeds = Number(process.env['SIMULATED_SEEDS'] ?? 3);
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
  await passTime(world.server, { hours: 2 });
  await sweepBoth(world);
  await nothingIsLeft(world);
  await paymentsHoldInTheEnd(world);
  expect(await faultsOf(world.server)).toEqual([]);
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
    } catch (error) {
      // DBG
      const gc = world.server.sandbox.gocardless.world;
      const st = world.server.sandbox.stripe.world.shelf;
      const out: string[] = [String(error)];
      for (const p of gc.all('payments'))
        out.push(JSON.stringify([p.id, p.amount, p.amount_refunded, p.status, p.links, p.scheme, p.metadata]));
      for (const p of gc.all('refunds')) out.push(JSON.stringify([p.id, p.amount, p.status, p.links]));
      for (const p of gc.all('payouts')) out.push(JSON.stringify([p.id, p.amount, p.deducted_fees, p.status]));
      for (const p of st.all('charge'))
        out.push(
          JSON.stringify([p.id, p.amount, p.amount_refunded, p.status, p.disputed, p.payment_intent, p.metadata]),
        );
      for (const p of st.all('dispute')) out.push(JSON.stringify([p.id, p.amount, p.status, p.charge]));
      for (const p of st.all('refund')) out.push(JSON.stringify([p.id, p.amount, p.status, p.charge, p.metadata]));
      for (const p of st.all('payout')) out.push(JSON.stringify([p.id, p.amount, p.status]));
      for (const e of gc.all('events'))
        out.push('gcevent ' + JSON.stringify([e.created_at, e.action, e.links, e.resource_type]));
      for (const t of [
        'bookings',
        'booking_events',
        'booking_shares',
        'booking_payment_failures',
        'payments',
        'payment_reversals',
        'refunds',
        'provider_payouts',
        'provider_payout_items',
        'booking_share_payments',
        'payment_news',
        'provider_events',
      ])
        for (const r of (await world.server.owner.query('SELECT row_to_json(t) AS r FROM ' + t + ' t')).rows)
          out.push(t + ' ' + JSON.stringify(r.r));
      for (const r of (
        await world.server.owner.query(
          "SELECT t.code, t.reference, t.occurred_at, string_agg(a.kind||' '||a.owner||' '||p.amount_minor, ' ; ' order by place) s FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id=t.id JOIN ledger_accounts a ON a.id=p.account_id GROUP BY t.id ORDER BY t.id",
        )
      ).rows)
        out.push(JSON.stringify(r));
      for (const r of (
        await world.server.owner.query(
          "SELECT row_to_json(t) r FROM (SELECT * FROM reconciliation_lines WHERE state<>'same') t",
        )
      ).rows)
        out.push(JSON.stringify(r));
      (await import('node:fs')).writeFileSync('/tmp/h8dump' + seed, out.join('\n'));
      throw error;
    } finally {
      const answers = [...world.answers].toSorted().map(([line, count]) => `${line} ${count}`);
      if (isAskedFor) console.log(`seed ${seed}, ${stepsOfARun} steps: ${answers.join(', ')}`);
      await end(world);
    }
  },
  Math.max(240_000, stepsOfARun * 5000),
);
