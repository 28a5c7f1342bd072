import * as z from 'zod';
import type { Rows } from '../routes.js';
import { londonDay, workingDaysAfter } from '../timetable.js';
import { changes, creates, finds, lists, metadata, text, type Endpoint } from './endpoints.js';
import { cancelPayment } from './payments.js';
import { refused } from './refusal.js';
import { byApi, byBank, byGoCardless, type Kept, type World } from './world.js';

const creating = z.strictObject({
  links: z.strictObject({ customer_bank_account: text, creditor: text.optional() }),
  scheme: z.literal('bacs').default('bacs'),
  reference: text.optional(),
  metadata: metadata.default({}),
});
const acting = z.strictObject({ metadata: metadata.optional() });

/** What can still be charged, now or soon. */
const living: readonly unknown[] = ['pending_customer_approval', 'pending_submission', 'submitted', 'active'];

export function mandateEndpoints(world: World): Rows<Endpoint> {
  return {
    'POST /mandates': creates('mandates', creating, (wanted) =>
      makeMandate(world, wanted.links.customer_bank_account, wanted.metadata),
    ),
    'GET /mandates/:id': finds(world, 'mandates'),
    'GET /mandates': lists(world, 'mandates', {
      customer: ({ links }) => links?.customer,
      customer_bank_account: ({ links }) => links?.customer_bank_account,
      status: ({ status }) => status,
    }),
    'POST /mandates/:id/actions/cancel': changes('mandates', 'data', acting, (id) =>
      endMandate(world, id, 'cancelled'),
    ),
  };
}

/** A Bacs mandate: sent to the bank on the next working day, active three after it. */
export function makeMandate(world: World, bankAccountId: string, said: Record<string, string>): Kept<'mandates'> {
  const account = world.get('customer_bank_accounts', bankAccountId);
  const id = world.newId('mandates');
  const mandate = world.put('mandates', {
    id,
    created_at: world.now(),
    authorisation_source: 'web',
    funds_settlement: 'managed',
    links: { creditor: world.creditor.id, customer: account.links?.customer ?? '', customer_bank_account: account.id },
    metadata: said,
    next_possible_charge_date: chargeDay(world, 4),
    payments_require_approval: false,
    reference: `SANDBOX-${id.slice(-7)}`,
    scheme: 'bacs',
    status: 'pending_submission',
  });
  world.tell('mandates', 'created', { mandate: id }, byApi('mandate_created', 'Mandate created via the API.'));
  world.timetable.at(workingDaysAfter(world.timetable.now(), 1, 16), () => submitMandate(world, mandate));
  world.timetable.at(workingDaysAfter(world.timetable.now(), 4, 10), () => activateMandate(world, id));
  return mandate;
}

function submitMandate(world: World, mandate: Kept<'mandates'>): void {
  if (mandate.status !== 'pending_submission') return;
  mandate.status = 'submitted';
  world.tell(
    'mandates',
    'submitted',
    { mandate: mandate.id },
    byGoCardless('mandate_submitted', 'The mandate has been submitted to the banks.'),
  );
}

export function activateMandate(world: World, id: string): Kept<'mandates'> {
  const mandate = world.get('mandates', id);
  if (mandate.status !== 'pending_submission' && mandate.status !== 'submitted') return mandate;
  mandate.status = 'active';
  world.tell(
    'mandates',
    'active',
    { mandate: id },
    byGoCardless('mandate_activated', 'The time window for a bank to refuse has passed.'),
  );
  return mandate;
}

/** No more can be charged, and what was not sent to the bank yet is not. */
export function endMandate(world: World, id: string, status: 'cancelled' | 'failed' | 'expired'): Kept<'mandates'> {
  const mandate = world.get('mandates', id);
  if (!living.includes(mandate.status))
    throw refused('cancellation_failed', `This mandate is ${mandate.status ?? 'over'} already.`);
  mandate.status = status;
  mandate.next_possible_charge_date = null;
  world.tell('mandates', status, { mandate: id }, byBank(`mandate_${status}`, `The mandate is ${status}.`));
  for (const payment of world.all('payments'))
    if (payment.links?.mandate === id && payment.status === 'pending_submission') cancelPayment(world, payment.id);
  return mandate;
}

/** The first day on which it could be charged, from now. @throws GoCardlessRefusal where it can no more */
export function nextChargeDay(world: World, mandate: Kept<'mandates'>): string {
  if (!living.includes(mandate.status))
    throw refused('mandate_is_inactive', 'The mandate for this payment is inactive.');
  return chargeDay(world, mandate.status === 'active' ? 3 : 4);
}

function chargeDay(world: World, workingDays: number): string {
  return londonDay(workingDaysAfter(world.timetable.now(), workingDays, 0)).toString();
}
