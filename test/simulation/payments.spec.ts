import { test } from '@jest/globals';
import { simulatePayments, stepsOfARun } from './payments/simulate.js';

/** `npm run simulate` asks for more; of the fixed seeds this is the first, and `more-payments.spec.ts` has the second, at the same time. */
const seeds = Number(process.env['SIMULATED_SEEDS'] ?? 1);
const first = Number(process.env['SIMULATED_FROM'] ?? 1);

test.each(Array.from({ length: seeds }, (_, index) => first + index))(
  'whatever payers, banks and providers do, every pound is where it belongs (seed %i)',
  simulatePayments,
  Math.max(240_000, stepsOfARun * 5000),
);
