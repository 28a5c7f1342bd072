import { newId, type OrganisationId, type PaymentId, type UserId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { accountOf, Ledger, moved } from '../../src/ledger/index.js';
import type { Payment, Rail } from '../../src/payments/payment.js';
import { accountOfPayment } from '../../src/payments/payment.postings.js';
import { PaymentPurposes } from '../../src/payments/payment-purposes.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../../src/payments/payment-providers.js';
import { PaymentTable } from '../../src/payments/payment.table.js';
import { planPayment } from '../../src/payments/plan-payment.js';
import { RefreshPayment } from '../../src/payments/refresh-payment.action.js';
import { Database } from '../../src/platform/database.js';
import { anOrganisation, type AnOrganisation } from './factories.js';
import type { PayingServer } from './paying.js';
import { visit } from './providers.js';

/** Payments by GoCardless as for sessions, step by step: what is told by webhooks is asked for here. */
export class BankPayments {
  constructor(readonly server: PayingServer) {
    const describe = () => Promise.resolve({ en: 'A session', cy: 'Sesiwn', path: '/' });
    server.app.get(PaymentPurposes).tell('session', { describe, heard: () => Promise.resolve() });
  }

  get provider() {
    return this.server.app.get<PaymentProviders>(PAYMENT_PROVIDERS).of('gocardless');
  }

  async plan(minor: number, given: { rail?: Rail; organisation?: AnOrganisation } = {}): Promise<Payment> {
    const { id, booker } = given.organisation ?? (await anOrganisation(this.server));
    const now = this.server.clock.now();
    const planned = {
      ...{ purpose: 'session' as const, reference: newId(), rail: given.rail ?? 'bank', amount: money(minor) },
      ...{ organisationId: id as OrganisationId, plannedBy: booker.id as UserId },
      expiresAt: now.add({ minutes: 40 }),
    };
    return this.server.app.get(Database).transaction((tx) => planPayment(tx, planned, now));
  }

  /** Opens the payment's page, and writes down where it is. */
  async open(id: PaymentId): Promise<string> {
    const { checkoutId, url } = await this.provider.openCheckout(await this.find(id), wanted);
    await this.server.app.get(Database).transaction(async (tx) => {
      const payments = new PaymentTable(tx);
      const payment = await payments.lock(id);
      await payments.update({ ...payment, state: 'open', checkoutId, checkoutUrl: url });
    });
    return url ?? '';
  }

  /** Plans a payment, opens its page and picks an outcome there. */
  async pay(minor: number, outcome: string, given: { organisation?: AnOrganisation } = {}): Promise<Payment> {
    const { id } = await this.plan(minor, given);
    await visit(await this.open(id), outcome);
    return this.refresh(id);
  }

  refresh(id: PaymentId): Promise<Payment> {
    return this.server.app.get(RefreshPayment).run(id);
  }

  find(id: PaymentId): Promise<Payment> {
    return this.server.app.get(Database).transaction((tx) => new PaymentTable(tx).find(id));
  }

  /** As what it is for does once it has heard that it may. */
  use({ id, reference, amount }: Payment): Promise<void> {
    const now = this.server.clock.now();
    const postings = moved(amount, accountOfPayment(id), accountOf('escrow', reference));
    const transfer = { code: 'client-share-paid', reference, occurredAt: now, postings };
    return this.server.app.get(Database).transaction(async (tx) => {
      await new Ledger(tx).post([transfer], now);
    });
  }

  /** What was told of a payment, in order. */
  async newsOf(id: PaymentId): Promise<string> {
    const { rows } = await this.server.owner.query<{ kind: string }>(
      'SELECT kind FROM payment_news WHERE payment_id = $1 ORDER BY at, id',
      [id],
    );
    return rows.map(({ kind }) => kind).join(' ');
  }

  play(scenario: string, id: string | null): void {
    this.server.sandbox.play('gocardless', scenario, id ?? '');
  }
}

export const wanted = {
  description: 'A session with Ada',
  language: 'en',
  returnUrl: 'http://127.0.0.1:1/pay/return',
} as const;
