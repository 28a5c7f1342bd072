import * as z from 'zod';
import type { Rows } from '../routes.js';
import { londonDay } from '../timetable.js';
import { whatTheBankSays } from './account-holders.js';
import { changes, creates, date, finds, lists, metadata, pence, text, type Endpoint } from './endpoints.js';
import { credit, debit } from './payment-account.js';
import { invalid, refused } from './refusal.js';
import { byApi, byBank, byGoCardless, type Kept, type World } from './world.js';

const creating = z.strictObject({
  amount: pence,
  description: text.optional(),
  execution_date: date.optional(),
  links: z.strictObject({ recipient_bank_account: text, creditor: text.optional() }),
  metadata: metadata.default({}),
  reference: z.string().max(18).optional(),
  scheme: z.literal('faster_payments'),
});
const acting = z.strictObject({ metadata: metadata.optional() });
const cancellable: readonly unknown[] = ['verifying', 'pending_approval', 'scheduled'];

/** Money out of the payment account, which has to be topped up first, and only after somebody has approved it. */
export function outboundPaymentEndpoints(world: World): Rows<Endpoint> {
  return {
    'POST /outbound_payments': creates('outbound_payments', creating, (wanted) => create(world, wanted)),
    'GET /outbound_payments/:id': finds(world, 'outbound_payments'),
    'GET /outbound_payments': lists(world, 'outbound_payments', { status: ({ status }) => status }),
    'POST /outbound_payments/:id/actions/approve': changes('outbound_payments', 'data', acting, (id) =>
      approve(world, id),
    ),
    'POST /outbound_payments/:id/actions/cancel': changes('outbound_payments', 'data', acting, (id) =>
      cancelOutboundPayment(world, id),
    ),
  };
}

function create(world: World, wanted: z.output<typeof creating>): Kept<'outbound_payments'> {
  const account = world.get('customer_bank_accounts', wanted.links.recipient_bank_account);
  if (account.enabled === false)
    throw invalid('links.recipient_bank_account', 'must be a bank account that is enabled');
  const id = world.newId('outbound_payments');
  const made = world.put('outbound_payments', {
    id,
    amount: wanted.amount,
    created_at: world.now(),
    currency: 'GBP',
    description: wanted.description ?? '',
    execution_date: wanted.execution_date ?? londonDay(world.timetable.now()).toString(),
    is_withdrawal: false,
    links: { creditor: world.creditor.id, customer: account.links?.customer ?? '', recipient_bank_account: account.id },
    metadata: wanted.metadata,
    reference: wanted.reference ?? `SB-${id.slice(-10)}`,
    scheme: 'faster_payments',
    status: 'verifying',
    verifications: null,
  });
  world.tell(
    'outbound_payments',
    'created',
    { outbound_payment: id },
    byApi('outbound_payment_created', 'Created via the API.'),
  );
  world.timetable.after('PT1M', () => verify(world, made));
  return made;
}

/** The bank says whose account it is: no match stands in the way of nothing, but whoever approves can see it. */
function verify(world: World, payment: Kept<'outbound_payments'>): void {
  if (payment.status !== 'verifying') return;
  const account = world.get('customer_bank_accounts', payment.links?.recipient_bank_account);
  payment.verifications = {
    recipient_bank_account_holder_verification: { type: 'confirmation_of_payee', ...whatTheBankSays(account) },
  };
  setStatus(world, payment, 'pending_approval', 'set_to_pending_approval');
}

/** It is sent a minute later, on its day at the earliest, and is with the bank two minutes after that. */
function approve(world: World, id: string): Kept<'outbound_payments'> {
  const payment = world.get('outbound_payments', id);
  if (payment.status !== 'pending_approval')
    throw refused(
      'invalid_state',
      `This outbound payment is ${payment.status ?? 'nothing'}, and not pending_approval.`,
    );
  payment.status = 'scheduled';
  const soon = world.timetable.now().add('PT1M');
  const day = Temporal.PlainDate.from(payment.execution_date ?? '')
    .toZonedDateTime('Europe/London')
    .toInstant();
  world.timetable.at(Temporal.Instant.compare(day, soon) > 0 ? day : soon, () => execute(world, payment));
  return payment;
}

function execute(world: World, payment: Kept<'outbound_payments'>): void {
  if (payment.status !== 'scheduled') return;
  if ((world.paymentAccount.account_balance ?? 0) < (payment.amount ?? 0)) {
    payment.status = 'failed';
    world.tell(
      'outbound_payments',
      'failed',
      { outbound_payment: payment.id },
      byGoCardless('insufficient_funds', 'The payment account does not hold enough.'),
    );
    return;
  }
  debit(world, payment.amount ?? 0, { reference: payment.reference ?? '', links: { outbound_payment: payment.id } });
  setStatus(world, payment, 'executing', 'set_to_executing');
  world.timetable.after('PT2M', () => {
    if (payment.status === 'executing') setStatus(world, payment, 'executed', 'executed');
  });
}

/** The bank sends it back, also after it was executed; its money is in the payment account again. */
export function failOutboundPayment(world: World, id: string): Kept<'outbound_payments'> {
  const payment = world.get('outbound_payments', id);
  if (payment.status !== 'executing' && payment.status !== 'executed')
    throw refused('invalid_state', `This outbound payment is ${payment.status ?? 'nothing'}: it has not been sent.`);
  payment.status = 'failed';
  credit(world, payment.amount ?? 0, { reference: payment.reference ?? '', links: { outbound_payment: id } });
  world.tell(
    'outbound_payments',
    'failed',
    { outbound_payment: id },
    byBank('outbound_payment_rejected', "The recipient's bank sent it back."),
  );
  return payment;
}

export function cancelOutboundPayment(world: World, id: string): Kept<'outbound_payments'> {
  const payment = world.get('outbound_payments', id);
  if (!cancellable.includes(payment.status))
    throw refused(
      'cancellation_failed',
      `This outbound payment is ${payment.status ?? 'over'} and cannot be cancelled.`,
    );
  return setStatus(world, payment, 'cancelled', 'cancelled');
}

function setStatus(
  world: World,
  payment: Kept<'outbound_payments'>,
  status: NonNullable<Kept<'outbound_payments'>['status']>,
  action: string,
): Kept<'outbound_payments'> {
  payment.status = status;
  world.tell(
    'outbound_payments',
    action,
    { outbound_payment: payment.id },
    byGoCardless(`outbound_payment_${status}`, `The outbound payment is ${status}.`),
  );
  return payment;
}
