import { expect, test } from '@jest/globals';
import { sentenceOf } from './payment-failure.js';

test.each([
  ['card_declined', 'The bank declined it.'],
  ['expired_card', 'The bank declined it.'],
  ['insufficient_funds', 'There was not enough money'],
  ['authentication_required', 'It was not authorised'],
  ['customer_approval_denied', 'It was not authorised'],
  ['mandate_cancelled', 'The Direct Debit Instruction'],
  ['bank_account_closed', 'The bank says'],
  ['expired', 'Nobody paid in time.'],
  ['something new', 'The payment did not come through.'],
])('%s is told as: %s', (failure, start) => {
  const { en, cy } = sentenceOf(failure);
  expect(en.startsWith(start)).toBe(true);
  expect(cy).not.toBe(en);
});
