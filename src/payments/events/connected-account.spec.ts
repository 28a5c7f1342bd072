import { expect, test } from '@jest/globals';
import { connectedAccountOf } from './connected-account.js';

const stripe = { provider: 'stripe', kind: 'charge.succeeded', subject: 'pi_1', body: {} } as const;

test.each([
  ['what a connected account did', { ...stripe, body: { account: 'acct_1' } }, 'acct_1'],
  ['an account that is connected', { ...stripe, kind: 'account.updated', subject: 'acct_2' }, 'acct_2'],
  ['what it can do', { ...stripe, kind: 'capability.updated', subject: 'acct_3' }, 'acct_3'],
  ['our own business', { ...stripe, body: { account: null } }, null],
  ['GoCardless', { ...stripe, provider: 'gocardless', body: { account: 'acct_1' } } as const, null],
])('of %s', (_, event, account) => {
  expect(connectedAccountOf(event)).toBe(account);
});
