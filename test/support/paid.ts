import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import Stripe from 'stripe';
import { newId, type OrganisationId, type PaymentId, type UserId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import type { Payment, PaymentNewsKind, Rail } from '../../src/payments/payment.js';
import { PaymentPurposes } from '../../src/payments/payment-purposes.js';
import { PaymentTable } from '../../src/payments/payment.table.js';
import { planPayment } from '../../src/payments/plan-payment.js';
import { Database } from '../../src/platform/database.js';
import type { TestServer } from './server.js';

/** Somebody for whom payments come and go, who writes down what they hear; `fails` says how often they cannot. */
export function aPurpose({ app }: Pick<TestServer, 'app'>) {
  const heard: { readonly id: PaymentId; readonly kind: PaymentNewsKind }[] = [];
  const purpose = { heard, fails: 0 };
  app.get(PaymentPurposes).tell('session', {
    describe: (_, { reference }) =>
      Promise.resolve({ en: 'A session with Ann', cy: 'Sesiwn gydag Ann', path: `/bookings/${reference}` }),
    heard: ({ id }, kind) => {
      if (purpose.fails > 0) {
        purpose.fails -= 1;
        throw new Error('Nobody listens.');
      }
      heard.push({ id, kind });
      return Promise.resolve();
    },
  });
  const of = (id: string) => heard.filter((one) => one.id === id).map(({ kind }) => kind);
  return { of, purpose };
}

/** That an organisation is to pay for a session that there is not. */
export function plan(
  { app, clock }: TestServer,
  organisationId: string,
  rail: Rail,
  given: { readonly minor?: number; readonly within?: string; readonly by?: string } = {},
): Promise<Payment> {
  const now = clock.now();
  const of = {
    purpose: 'session',
    reference: newId(),
    organisationId: organisationId as OrganisationId,
    rail,
  } as const;
  const plannedBy = (given.by ?? null) as UserId | null;
  const wanted = { amount: money(given.minor ?? 6000), plannedBy, expiresAt: now.add(given.within ?? 'PT30M') };
  return app.get(Database).transaction((tx) => planPayment(tx, { ...of, ...wanted }, now));
}

export function paymentNow({ app }: TestServer, id: string): Promise<Payment> {
  return app.get(Database).transaction((tx) => new PaymentTable(tx).find(id as PaymentId));
}

/** Until nothing that was told of payments waits to be handled: what failed waits for a later try, and is left. */
export async function handled({ owner, clock }: TestServer): Promise<void> {
  for (let look = 0; look < 400; look += 1) {
    const { rows } = await owner.query<{ waiting: string }>(
      `SELECT (SELECT count(*) FROM provider_events WHERE handled_at IS NULL AND parked_at IS NULL AND due_at <= $1)
            + (SELECT count(*) FROM payment_news WHERE told_at IS NULL AND parked_at IS NULL AND due_at <= $1) AS waiting`,
      [clock.now().toString()],
    );
    if (Number(rows[0]?.waiting) === 0) return;
    await setTimeout(50);
  }
  throw new Error('What was told of payments is not handled.');
}

/** What a payment moved: by code, in pence. */
export async function transfersOf({ owner }: TestServer, id: string): Promise<[string, number][]> {
  const { rows } = await owner.query<{ code: string; minor: string }>(
    `SELECT t.code, sum(p.amount_minor) FILTER (WHERE p.amount_minor > 0) AS minor
     FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id = t.id WHERE t.reference = $1 GROUP BY t.code ORDER BY t.code`,
    [id],
  );
  return rows.map(({ code, minor }) => [code, Number(minor)]);
}

interface Webhook {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** A webhook as the sandbox's Stripe and GoCardless sign theirs: that something happened which is nothing to us, if it says no more. */
export function fromProvider(
  { clock }: Pick<TestServer, 'clock'>,
  provider: 'stripe' | 'gocardless',
  told?: string,
): Webhook {
  if (provider === 'gocardless') {
    const body = told ?? '{"events":[]}';
    const signature = createHmac('sha256', 'a secret of GoCardless').update(body).digest('hex');
    return { body, headers: { 'webhook-signature': signature } };
  }
  const timestamp = Math.floor(clock.now().epochMilliseconds / 1000);
  const event = { id: `evt_${newId()}`, object: 'event', type: 'nothing', created: timestamp, data: { object: {} } };
  const body = told ?? JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: 'whsec_platform', timestamp });
  return { body, headers: { 'stripe-signature': signature } };
}
