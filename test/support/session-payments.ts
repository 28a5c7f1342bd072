import type { PaymentId } from '../../src/kernel/id.js';
import { PAYMENT_PROVIDERS, type PaymentProviders, PaymentTable, RefreshPayment } from '../../src/payments/index.js';
import { Database } from '../../src/platform/database.js';
import { Jobs } from '../../src/platform/jobs.js';
import type { PayingServer } from './paying.js';
import { visit } from './providers.js';

/** The payment of a session that is on its way, or came last: as `GET /bookings/:id/funding` shows it. */
export function lastPayment(funding: { payments: any[] }): any {
  return funding.payments.at(-1);
}

/** Opens the provider's page of a payment and answers there, one outcome after the other; a challenge is a page of its own. */
export async function payOnPage(server: PayingServer, paymentId: string, ...outcomes: string[]): Promise<void> {
  const id = paymentId as PaymentId;
  const payment = await server.app.get(Database).transaction((tx) => new PaymentTable(tx).find(id));
  const provider = server.app.get<PaymentProviders>(PAYMENT_PROVIDERS).of(payment.provider);
  const wanted = { description: 'A session', language: 'en', returnUrl: `${server.baseUrl}/pay/${id}/return` } as const;
  const { url: first, checkoutId } = await provider.openCheckout(payment, wanted);
  await server.owner.query('UPDATE payments SET checkout_id = $2, checkout_url = $3, version = version + 1 WHERE id = $1', [
    ...[id, checkoutId, first],
  ]);
  let url = first;
  for (const outcome of outcomes) {
    const answer = await visit(new URL(url ?? '', server.baseUrl).href, outcome);
    const next = answer.headers.get('location');
    if (next) url = new URL(next, url ?? undefined).href;
  }
  await hear(server, id);
}

/** Looks at a payment with its provider, and lets whoever it is for hear what came of it. */
export async function hear(server: PayingServer, id: string): Promise<void> {
  await server.app.get(RefreshPayment).run(id as PaymentId);
  await server.app.get(Jobs).sweepNow();
}
