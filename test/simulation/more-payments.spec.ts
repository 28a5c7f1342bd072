import { test } from '@jest/globals';
import { simulatePayments } from './payments/simulate.js';

test(
  'whatever payers, banks and providers do, every pound is where it belongs (seed 2)',
  () => simulatePayments(2),
  240_000,
);
