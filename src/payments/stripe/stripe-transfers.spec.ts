import { expect, test } from '@jest/globals';
import { seenTransferOf } from './stripe-transfers.js';

const created = Temporal.Instant.from('2027-06-30T23:30Z').epochMilliseconds / 1000;

test.each([
  [0, { state: 'paid', failure: null, isPayeesFault: false }],
  [4999, { state: 'paid', failure: null, isPayeesFault: false }],
  [5000, { state: 'returned', failure: 'Stripe took the transfer back', isPayeesFault: true }],
])('a transfer of £50 of which %i pence were taken back, paid on its day in London', (reversed, seen) => {
  expect(seenTransferOf({ id: 'tr_1', created, amount: 5000, amount_reversed: reversed })).toMatchObject({
    ...{ externalId: 'tr_1', paidOn: Temporal.PlainDate.from('2027-07-01'), ...seen },
  });
});
