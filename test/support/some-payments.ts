import Stripe from 'stripe';
import { newId, type OrganisationId, type PaymentId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { accountOf, Ledger, moved } from '../../src/ledger/index.js';
import { PAYMENT_PROVIDERS, type PaymentProviders, PaymentPurposes } from '../../src/payments/index.js';
import { RefreshPayment } from '../../src/payments/refresh-payment.action.js';
import type { Payment, PaymentNewsKind, Rail } from '../../src/payments/payment.js';
import { accountOfPayment } from '../../src/payments/payment.postings.js';
import { PaymentTable } from '../../src/payments/payment.table.js';
import { planPayment } from '../../src/payments/plan-payment.js';
import { TellOfPayments } from '../../src/payments/tell-of-payments.job.js';
import { Database } from '../../src/platform/database.js';
import { anOrganisation } from './factories.js';
import { passTime, type PayingServer } from './paying.js';
import { visit } from './providers.js';

/** Payments that are for nothing: what they bring is their payer's to have back, as soon as it is told of them. */
export class SomePayments {
  readonly stripe: Stripe;
  private readonly database: Database;

  private constructor(
    private readonly server: PayingServer,
    readonly organisationId: OrganisationId,
  ) {
    this.database = server.app.get(Database);
    const options = { host: '127.0.0.1', port: server.sandbox.port, protocol: 'http', telemetry: false } as const;
    this.stripe = new Stripe('sk_test_sandbox', options);
  }

  static async of(server: PayingServer): Promise<SomePayments> {
    const payments = new SomePayments(server, (await anOrganisation(server)).id as OrganisationId);
    const describe = () => Promise.resolve({ en: 'A debt', cy: 'Dyled' });
    const heard = (payment: Payment, kind: PaymentNewsKind) => payments.heard(payment, kind);
    server.app.get(PaymentPurposes).tell('debt', { describe, heard });
    return payments;
  }

  /** `outcome` is what its payer chooses on the provider's page: a card of Stripe's, `instant`, or `debit:` and what becomes of it. */
  async paid(minor: number, outcome: string): Promise<Payment> {
    const payment = await this.plan(minor, outcome.startsWith('pm_') ? 'card' : 'bank');
    const provider = this.server.app.get<PaymentProviders>(PAYMENT_PROVIDERS).of(payment.provider);
    const wanted = { description: 'A debt', language: 'en', returnUrl: 'http://127.0.0.1/back' } as const;
    const { checkoutId, url } = await provider.openCheckout(payment, wanted);
    const opened = { ...payment, state: 'open', checkoutId, checkoutUrl: url } as const;
    await this.database.transaction((tx) => new PaymentTable(tx).update(opened));
    await visit(url ?? '', outcome);
    if (outcome === 'instant') await passTime(this.server, 'PT3M');
    return this.refreshed(payment.id);
  }

  /** As it stands once its provider was asked, and whoever it is for was told. */
  async refreshed(id: PaymentId): Promise<Payment> {
    const payment = await this.server.app.get(RefreshPayment).run(id);
    await this.server.app.get(TellOfPayments).sweep();
    return payment;
  }

  /** All that were paid, as if their providers had told of each. */
  async refreshAll(): Promise<void> {
    const { rows } = await this.server.owner.query<{ id: PaymentId }>(
      'SELECT id FROM payments WHERE checkout_id IS NOT NULL ORDER BY id',
    );
    for (const { id } of rows) await this.refreshed(id);
  }

  plan(minor: number, rail: Rail): Promise<Payment> {
    const { clock } = this.server;
    const { organisationId } = this;
    const of = { purpose: 'debt', reference: newId(), organisationId, rail, plannedBy: null } as const;
    const wanted = { ...of, amount: money(minor), expiresAt: clock.now().add('PT15M') };
    return this.database.transaction((tx) => planPayment(tx, wanted, clock.now()));
  }

  private async heard({ id, amount, organisationId }: Payment, kind: PaymentNewsKind): Promise<void> {
    if (kind !== 'secured') return;
    const now = this.server.clock.now();
    const postings = moved(amount, accountOfPayment(id), accountOf('client-credit', organisationId));
    const transfer = { code: 'debt-paid', reference: id, occurredAt: now, postings };
    await this.database.transaction((tx) => new Ledger(tx).post([transfer], now));
  }
}
