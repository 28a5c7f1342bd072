import * as z from 'zod';
import type { BillingRequestAction } from 'gocardless-nodejs';
import { londonDay } from '../timetable.js';
import { gbp, metadata, pence, text } from './endpoints.js';
import { makeBankAccount, makeCustomer } from './customers.js';
import { makeMandate, nextChargeDay } from './mandates.js';
import { choose, makePayment, type Fate } from './payments.js';
import { refused } from './refusal.js';
import { byApi, byBank, type Kept, type World } from './world.js';

export const creating = z.strictObject({
  fallback_enabled: z.boolean().default(false),
  links: z
    .strictObject({ customer: text.optional(), customer_bank_account: text.optional(), creditor: text.optional() })
    .optional(),
  mandate_request: z
    .strictObject({
      currency: gbp.default('GBP'),
      scheme: z.literal('bacs').default('bacs'),
      verify: z.enum(['minimum', 'recommended', 'when_available', 'always']).default('minimum'),
      description: text.optional(),
      metadata: metadata.default({}),
    })
    .optional(),
  metadata: metadata.default({}),
  payment_request: z
    .strictObject({
      amount: pence,
      currency: gbp,
      description: text.optional(),
      metadata: metadata.default({}),
      reference: text.optional(),
      scheme: z.literal('faster_payments').default('faster_payments'),
    })
    .optional(),
  purpose_code: z.enum(['other', 'commercial', 'trade', 'supplier_payment']).optional(),
});

type Request = Kept<'billing_requests'>;
type ActionType = NonNullable<BillingRequestAction['type']>;

export function createRequest(world: World, wanted: z.output<typeof creating>): Request {
  if (!wanted.payment_request && !wanted.mandate_request)
    throw refused('missing_request', 'A payment_request or a mandate_request is needed.');
  const customer = wanted.links?.customer ? world.get('customers', wanted.links.customer) : makeCustomer(world, {});
  const { payment_request: payment, mandate_request: mandate } = wanted;
  const request = world.put('billing_requests', {
    id: world.newId('billing_requests'),
    actions: actionsOf(payment !== undefined),
    created_at: world.now(),
    fallback_enabled: wanted.fallback_enabled,
    fallback_occurred: false,
    instalment_schedule_request: null,
    subscription_request: null,
    links: {
      creditor: world.creditor.id,
      customer: customer.id,
      customer_billing_detail: world.idWith('CBD'),
      ...(payment && { payment_request: world.idWith('PRQ') }),
      ...(mandate && { mandate_request: world.idWith('MRQ') }),
      ...(wanted.links?.customer_bank_account && { customer_bank_account: wanted.links.customer_bank_account }),
    },
    mandate_request: mandate ? { ...mandate, funds_settlement: 'managed', links: {} } : null,
    metadata: wanted.metadata,
    payment_request: payment ? { ...payment, funds_settlement: 'managed', links: {} } : null,
    ...(wanted.purpose_code && { purpose_code: wanted.purpose_code }),
    resources: resourcesOf(customer),
    status: 'pending',
  });
  if (wanted.links?.customer) completeAction(request, 'collect_customer_details');
  if (wanted.links?.customer_bank_account) completeAction(request, 'collect_bank_account');
  world.tell(
    'billing_requests',
    'created',
    linksOf(request),
    byApi('billing_request_created', 'This billing request has been created.'),
  );
  return request;
}

/** The payer as the billing request shows them. */
function resourcesOf(customer: Kept<'customers'>): NonNullable<Request['resources']> {
  const { address_line1, address_line2, address_line3, city, country_code, postal_code, region, ...rest } = customer;
  const { danish_identity_number, swedish_identity_number, ...person } = rest;
  const place = { address_line1, address_line2, address_line3, city, country_code, postal_code, region };
  const address = { ...place, danish_identity_number, swedish_identity_number };
  return structuredClone({ customer: person, customer_billing_detail: address });
}

/** What the payer has said of themselves. */
export function collectDetails(world: World, request: Request, said: Partial<Kept<'customers'>>): Request {
  mustBeOpen(request);
  request.resources = resourcesOf(Object.assign(world.get('customers', request.links?.customer), said));
  return act(world, request, 'collect_customer_details');
}

/** What is still to be done before it can be fulfilled. */
function actionsOf(isPayment: boolean): BillingRequestAction[] {
  const types: [ActionType, boolean][] = [
    ['choose_currency', false],
    ['collect_amount', false],
    ['collect_customer_details', true],
    ['select_institution', isPayment],
    ['collect_bank_account', !isPayment],
    ['confirm_payer_details', !isPayment],
    ['bank_authorisation', isPayment],
  ];
  return types.map(([type, required]) => ({
    type,
    required,
    completes_actions: [],
    requires_actions: [],
    status: type === 'choose_currency' || type === 'collect_amount' ? 'completed' : 'pending',
  }));
}

export function completeAction(request: Request, type: ActionType): void {
  const action = request.actions?.find((one) => one.type === type);
  if (action) action.status = 'completed';
  const isReady = request.actions?.every(({ required, status }) => !required || status === 'completed');
  if (isReady && request.status === 'pending') request.status = 'ready_to_fulfil';
}

/** Tells that the payer, or whoever asks in their name, has done something. */
export function act(world: World, request: Request, type: ActionType, action: string = type): Request {
  mustBeOpen(request);
  completeAction(request, type);
  world.tell(
    'billing_requests',
    action,
    linksOf(request),
    byApi(`billing_request_${action}`, `The billing request has seen ${action}.`),
  );
  return request;
}

/** The instant payment was not to be: a Direct Debit is set up in its place. @throws GoCardlessRefusal where it was not enabled */
export function fallBack(world: World, request: Request): Request {
  mustBeOpen(request);
  if (!request.fallback_enabled || !request.payment_request)
    throw refused('fallback_not_enabled', 'This billing request does not fall back to Direct Debit.');
  request.fallback_occurred = true;
  const needed: readonly unknown[] = ['collect_customer_details', 'collect_bank_account', 'confirm_payer_details'];
  for (const action of request.actions ?? []) action.required = needed.includes(action.type);
  world.tell(
    'billing_requests',
    'bank_authorisation_failed',
    linksOf(request),
    byBank('bank_authorisation_failed', 'The bank did not authorise the payment.'),
  );
  return request;
}

/** Makes the payment, the mandate or both. What is chosen to become of the payment is `fate`. */
export function fulfil(world: World, request: Request, fate: Fate = 'well'): Request {
  if (request.status !== 'ready_to_fulfil')
    throw refused(
      'billing_request_not_ready',
      `This billing request is ${request.status ?? 'nothing'}: its required actions are not completed.`,
    );
  const isInstant = request.payment_request !== null && !request.fallback_occurred;
  const needsMandate = Boolean(request.mandate_request) || request.fallback_occurred;
  const said = request.mandate_request?.metadata ?? {};
  const mandate = needsMandate ? makeMandate(world, accountOf(world, request), said) : undefined;
  request.status = 'fulfilled';
  if (mandate) request.links = { ...request.links, mandate_request_mandate: mandate.id };
  if (mandate && request.mandate_request) request.mandate_request.links = { mandate: mandate.id };
  if (request.payment_request) pay(world, request, isInstant ? undefined : mandate);
  world.tell(
    'billing_requests',
    'fulfilled',
    linksOf(request),
    byApi('billing_request_fulfilled', 'This billing request has been fulfilled.'),
  );
  const payment = request.links?.payment_request_payment;
  if (payment) choose(world, payment, fate);
  return request;
}

function pay(world: World, request: Request, mandate: Kept<'mandates'> | undefined): void {
  const { amount = 0, description = null, metadata: said = {} } = request.payment_request ?? {};
  const today = londonDay(world.timetable.now()).toString();
  const chargeDate = mandate ? nextChargeDay(world, mandate) : today;
  const scheme = mandate ? 'bacs' : 'faster_payments';
  const payment = makePayment(world, { amount, description, metadata: said, scheme, mandate: mandate?.id, chargeDate });
  request.links = { ...request.links, payment_request_payment: payment.id };
  if (request.payment_request) request.payment_request.links = { payment: payment.id };
}

function accountOf(world: World, request: Request): string {
  const known = request.links?.customer_bank_account;
  if (known) return known;
  const account = makeBankAccount(world, request.links?.customer ?? '', {});
  request.links = { ...request.links, customer_bank_account: account.id };
  return account.id;
}

export function cancelRequest(world: World, request: Request): Request {
  mustBeOpen(request);
  request.status = 'cancelled';
  world.tell(
    'billing_requests',
    'cancelled',
    linksOf(request),
    byApi('billing_request_cancelled', 'This billing request has been cancelled.'),
  );
  return request;
}

export function mustBeOpen(request: Request): void {
  if (request.status === 'pending' || request.status === 'ready_to_fulfil') return;
  throw refused('billing_request_closed', `This billing request is ${request.status ?? 'over'} already.`);
}

export function linksOf(request: Request): Record<string, string> {
  const { customer, payment_request_payment, mandate_request_mandate } = request.links ?? {};
  return {
    billing_request: request.id,
    ...(customer && { customer }),
    ...(payment_request_payment && { payment_request_payment }),
    ...(mandate_request_mandate && { mandate_request_mandate }),
  };
}
