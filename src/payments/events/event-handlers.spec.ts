import { expect, test } from '@jest/globals';
import { EventHandlers } from './event-handlers.js';

test('the longest beginning of a kind says who handles it, in whole words', () => {
  const handlers = new EventHandlers();
  const charges = () => Promise.resolve();
  const disputes = () => Promise.resolve();
  handlers.tell('stripe', ['charge', 'payment_intent'], charges);
  handlers.tell('stripe', ['charge.dispute'], disputes);
  const of = (kind: string) => handlers.of({ provider: 'stripe', kind });
  expect(of('charge.updated')).toBe(charges);
  expect(of('payment_intent.succeeded')).toBe(charges);
  expect(of('charge.dispute.closed')).toBe(disputes);
  expect(of('charge')).toBe(charges);
  expect(of('charges.updated')).toBeUndefined();
  expect(of('payout.paid')).toBeUndefined();
  expect(handlers.of({ provider: 'gocardless', kind: 'charge.updated' })).toBeUndefined();
  expect(() => handlers.tell('stripe', ['charge'], disputes)).toThrow('Two handlers');
});
