import { exchange, exchangeQuietly } from '../exchange.js';
import type { Person } from '../people.js';
import type { Checkout, Payment } from './answers.js';
import { visit } from './provider.js';

/** Opens the page of a planned payment, and does there what is picked. */
export async function payOn(who: Person, payment: string, ...outcomes: readonly string[]): Promise<void> {
  const { url } = await exchange<Checkout>(who, `POST /payments/${payment}/checkout`, {
    body: { language: 'en' },
    tell: ({ payment: { rail, state } }) => `${rail}: ${state}, and where to pay`,
  });
  await visit(who.name, url ?? '', ...outcomes);
}

export function readPayment(who: Person, id: string): Promise<Payment> {
  return exchange<Payment>(who, `GET /payments/${id}`, { tell: viewPayment });
}

export function readPaymentQuietly(who: Person, id: string): Promise<Payment> {
  return exchangeQuietly<Payment>(who, `GET /payments/${id}`);
}

function viewPayment({ rail, state, is_direct_debit: isDebit, reversals, refunds }: Payment): readonly string[] {
  return [
    `${isDebit ? 'Direct Debit' : rail}: ${state}`,
    ...reversals.map(({ kind, is_owed: isOwed }) => `taken back: ${kind}${isOwed ? ', and owed' : ''}`),
    ...refunds.map(({ state: stands, why }) => `refund: ${stands}, ${why}`),
  ];
}
