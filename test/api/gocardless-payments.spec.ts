import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BankPayments, wanted } from '../support/bank-payments.js';
import { balanceOf, booksOf } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { visit } from '../support/providers.js';

let server: PayingServer;
let payments: BankPayments;

beforeAll(async () => {
  server = await startPayingServer();
  payments = new BankPayments(server);
});
afterAll(() => server.stop());

test('an instant payment is nothing until it is confirmed, and then money', async () => {
  const { id } = await payments.plan(11_339);
  expect(await payments.refresh(id)).toMatchObject({ state: 'planned', checkoutId: null });
  const url = await payments.open(id);
  expect(await payments.refresh(id)).toMatchObject({ state: 'open', externalId: null });
  await visit(url, 'denied');
  expect((await payments.refresh(id)).state).toBe('open');
  await visit(url, 'instant');
  expect(await payments.refresh(id)).toMatchObject({ state: 'pending', isDebit: false, reliedAt: null });
  expect([await balanceOf(server, 'payment', id), await payments.newsOf(id)]).toEqual([0, '']);

  await passTime(server, 'PT3M');
  const settled = await payments.refresh(id);
  expect(settled).toMatchObject({ state: 'settled', isDebit: false, clearedAt: settled.settledAt });
  expect(await payments.refresh(id)).toEqual(await payments.find(id));
  expect([await balanceOf(server, 'payment', id), await payments.newsOf(id)]).toEqual([11_339, 'secured']);
  expect(await payments.provider.openCheckout(settled, wanted)).toEqual({ checkoutId: settled.checkoutId, url: null });
  expect((await booksOf(server)).sum).toBe(0);
});
