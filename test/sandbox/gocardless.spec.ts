import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GoCardlessClient } from 'gocardless-nodejs';
import { signatureOf } from '../../sandbox/gocardless/gocardless.js';
import { londonDay } from '../../sandbox/timetable.js';
import { startProviders, visit, type Providers } from '../support/providers.js';

let providers: Providers;
let gocardless: GoCardlessClient;

beforeAll(async () => {
  providers = await startProviders();
  gocardless = providers.gocardless;
});

afterAll(() => providers.close());

async function requestPayment(pence: number, more: object = {}) {
  const request = await gocardless.billingRequests.create({
    payment_request: { amount: pence, currency: 'GBP', description: 'A session', scheme: 'faster_payments' },
    ...more,
  });
  const flow = await gocardless.billingRequestFlows.create({
    links: { billing_request: request.id },
    redirect_uri: 'http://localhost/paid',
    exit_uri: 'http://localhost/left',
    prefilled_customer: { email: 'board@leaf.example', company_name: 'Leaf Co-op' },
    auto_fulfil: true,
  });
  return { id: request.id, url: flow.authorisation_url! };
}

/** A payment that a person has made on the hosted page. */
async function paid(pence: number, outcome: string, more: object = {}) {
  const { id, url } = await requestPayment(pence, more);
  const back = await visit(url, outcome);
  expect(back.headers.get('location')).toBe(`http://localhost/paid?outcome=success&id=${id}`);
  const { links, fallback_occurred } = await gocardless.billingRequests.find(id);
  return {
    request: id,
    payment: links!.payment_request_payment!,
    mandate: links?.mandate_request_mandate,
    fallback_occurred,
  };
}

async function mandate(): Promise<string> {
  const customer = await gocardless.customers.create({
    email: 'a@leaf.example',
    given_name: 'Ann',
    family_name: 'Leaf',
  });
  const account = await gocardless.customerBankAccounts.create({
    ...{ account_holder_name: 'Ann Leaf', account_number: '55779911', branch_code: '200000', country_code: 'GB' },
    links: { customer: customer.id! },
  });
  expect(account).toMatchObject({ account_holder_name: 'ANN LEAF', account_number_ending: '11' });
  return (await gocardless.mandates.create({ scheme: 'bacs', links: { customer_bank_account: account.id! } })).id!;
}

async function statusOf(payment: string): Promise<string> {
  return (await gocardless.payments.find(payment)).status!;
}

async function refusalOf(promise: Promise<unknown>): Promise<any> {
  return promise.then(
    () => expect('nothing was refused').toBe(''),
    (error: unknown) => error,
  );
}

/** What the events of webhooks say of one thing: `confirmed paid_out`. */
function told(name: string, id: string): string {
  const events = providers.receiver.gocardless.filter(({ links }) => links[name] === id);
  return events.map(({ action }) => action).join(' ');
}

async function lastPayout() {
  const { payouts } = await gocardless.payouts.list({ limit: 1 });
  const { payout_items } = await gocardless.payoutItems.list({ payout: payouts[0]!.id! });
  return { payout: payouts[0]!, items: payout_items.map(({ type, amount }) => `${type} ${amount}`), raw: payout_items };
}

test('the signature of a webhook is the one that GoCardless publishes for its own example', () => {
  const secret = 'ED7D658C-D8EB-4941-948B-3973214F2D49';
  const event = (id: string, at: string, of: string, resource: string) =>
    `{"id":"${id}","created_at":"${at}","resource_type":"${of}s","action":"created","links":{"${of}":"${resource}"},"details":{"origin":"api","cause":"${of}_created","description":"${of[0]!.toUpperCase()}${of.slice(1)} created via the API."},"metadata":{}}`;
  const first = event('EV00BD05S5VM2T', '2018-07-05T09:13:51.404Z', 'subscription', 'SB0003JJQ2MR06');
  const second = event('EV00BD05TB8K63', '2018-07-05T09:13:56.893Z', 'mandate', 'MD000AMA19XGEC');
  expect(signatureOf(`{"events":[${first},${second}]}`, secret)).toBe(
    '2693754819d3e32d7e8fcb13c729631f316c6de8dc1cf634d6527f1c07276e7e',
  );
});

test('an instant payment is confirmed in minutes and paid out, its fee counted in tenths of a penny', async () => {
  const { id, url } = await requestPayment(3333);
  expect(await (await visit(url)).text()).not.toContain('Direct Debit'); // no fallback was asked for
  expect(await (await visit(url, 'denied')).text()).toContain('role="alert"');
  expect((await visit(url, 'leave')).headers.get('location')).toBe('http://localhost/left');
  await visit(url, 'instant');
  const request = await gocardless.billingRequests.find(id);
  expect(request).toMatchObject({ status: 'fulfilled', fallback_occurred: false });
  expect(request.resources?.customer).toMatchObject({ company_name: 'Leaf Co-op' });
  const payment = request.links!.payment_request_payment!;
  await providers.sandbox.moveBy('PT3M');
  expect(await statusOf(payment)).toBe('confirmed');
  await providers.sandbox.moveBy('PT72H');
  expect(await statusOf(payment)).toBe('paid_out');
  const { payout, items, raw } = await lastPayout();
  expect(items).toEqual(['payment_paid_out 3333.0', 'gocardless_fee -53.3']);
  expect(raw.reduce((sum, { amount }) => sum + Number(amount), 0)).toBeCloseTo(3279.7, 5);
  expect(payout).toMatchObject({ amount: 3280, deducted_fees: 53, status: 'paid' });
  expect(told('payment', payment)).toBe('created confirmed paid_out');
  expect(told('payout', payout.id!)).toBe('paid_out paid');
  expect(told('billing_request', id)).toContain('bank_authorisation_denied');
  expect(await (await visit(url)).text()).toContain('closed');
});

test('a Direct Debit that fails after it was paid out is taken from the next payout, with its fee given back', async () => {
  const late = await paid(5000, 'debit:fails-after-paid-out', {
    fallback_enabled: true,
    mandate_request: { scheme: 'bacs' },
  });
  expect(late.fallback_occurred).toBe(true);
  const { charge_date, links } = await gocardless.payments.find(late.payment);
  expect(links?.mandate).toBe(late.mandate);
  await providers.sandbox.moveTo(Temporal.Instant.from(`${charge_date!}T12:00:00Z`));
  expect(await statusOf(late.payment)).toBe('submitted');
  expect((await gocardless.mandates.find(late.mandate!)).status).toBe('active');
  await providers.sandbox.moveBy('PT48H');
  expect(await statusOf(late.payment)).toBe('paid_out');
  await providers.sandbox.moveBy('PT48H');
  expect(await statusOf(late.payment)).toBe('failed');
  expect(told('payment', late.payment)).toBe('created submitted confirmed paid_out failed');

  await paid(9000, 'instant');
  await providers.sandbox.moveBy('PT96H');
  const { payout, items } = await lastPayout();
  expect(items).toEqual([
    ...['payment_failed -5000.0', 'gocardless_fee 70.0', 'payment_paid_out 9000.0', 'gocardless_fee -110.0'],
  ]);
  expect(payout).toMatchObject({ amount: 3960, deducted_fees: 40 });
  expect(told('payment', late.payment)).toMatch(/failed late_failure_settled$/);
});

test('what fails before it is paid out takes nothing, and what cannot be covered waits', async () => {
  const early = await paid(2000, 'debit:fails', { fallback_enabled: true });
  const confirmed = await paid(2000, 'debit:fails-after-confirmed', { fallback_enabled: true });
  const { payout: before } = await lastPayout();
  await providers.sandbox.moveBy('PT360H');
  expect([await statusOf(early.payment), await statusOf(confirmed.payment)]).toEqual(['failed', 'failed']);
  expect(told('payment', confirmed.payment)).toBe('created submitted confirmed failed');
  expect((await lastPayout()).payout.id).toBe(before.id);

  const retried = await gocardless.payments.retry(early.payment);
  expect(retried.status).toBe('pending_submission');
  await providers.sandbox.moveBy('PT360H');
  expect(await statusOf(early.payment)).toBe('paid_out');
});

test('a chargeback takes the payment back, and one that is cancelled gives it again', async () => {
  const back = await paid(1000, 'debit:charged-back', { fallback_enabled: true });
  const undone = await paid(1000, 'debit:chargeback-cancelled', { fallback_enabled: true });
  const cover = await paid(60_000, 'instant');
  await providers.sandbox.moveBy('PT264H');
  expect(await statusOf(cover.payment)).toBe('paid_out');
  expect([await statusOf(back.payment), await statusOf(undone.payment)]).toEqual(['charged_back', 'charged_back']);
  await paid(50_000, 'instant');
  await providers.sandbox.moveBy('PT480H');
  expect(await statusOf(undone.payment)).toBe('paid_out');
  expect(told('payment', undone.payment)).toMatch(/charged_back chargeback_settled chargeback_cancelled$/);
  expect((await lastPayout()).items).toEqual(['payment_paid_out 1000.0']);
});

test('what is charged back again, before its money has come again, stays charged back', async () => {
  const { payment } = await paid(1000, 'instant');
  const comesToPass = (scenario: string) =>
    gocardless.scenarioSimulators.run(scenario, { links: { resource: payment } });
  await providers.sandbox.moveBy('PT96H');
  await comesToPass('payment_charged_back');
  await paid(50_000, 'instant');
  await providers.sandbox.moveBy('PT96H');
  await comesToPass('payment_chargeback_cancelled');
  await comesToPass('payment_charged_back');
  await paid(50_000, 'instant');
  await providers.sandbox.moveBy('PT96H');
  expect((await lastPayout()).items).toEqual([
    ...['payment_paid_out 1000.0', 'payment_charged_back -1000.0', 'gocardless_fee 30.0'],
    ...['payment_paid_out 50000.0', 'gocardless_fee -400.0'],
  ]);
  expect(await statusOf(payment)).toBe('charged_back');
});

test('a mandate is charged again and again, each payment once for its idempotency key', async () => {
  const id = await mandate();
  const wanted = { amount: 4200, currency: 'GBP' as const, links: { mandate: id }, metadata: { payment_id: 'p1' } };
  const payment = await gocardless.payments.create(wanted, 'operation-1');
  const conflict = await refusalOf(gocardless.payments.create({ ...wanted, amount: 9 }, 'operation-1'));
  expect(conflict.conflictingResourceId).toBe(payment.id);
  expect(conflict.errors[0].reason).toBe('idempotent_creation_conflict');
  const other = await gocardless.payments.create(wanted, 'operation-2');
  expect((await gocardless.payments.cancel(other.id!)).status).toBe('cancelled');
  expect((await refusalOf(gocardless.payments.cancel(other.id!))).constructor.name).toBe('InvalidStateError');
  const bad = await refusalOf(gocardless.payments.create({ ...wanted, amount: 0, charge_date: '2020-01-01' }));
  expect(bad.errors).toEqual([expect.objectContaining({ field: 'amount', request_pointer: '/payments/amount' })]);
  const early = await refusalOf(gocardless.payments.create({ ...wanted, charge_date: '2020-01-01' }));
  expect(early.errors[0].message).toContain('next_possible_charge_date');

  expect((await gocardless.payments.update(payment.id!, { metadata: { payment_id: 'p2' } })).metadata).toEqual({
    payment_id: 'p2',
  });
  const listed: string[] = [];
  for await (const one of gocardless.payments.all({ mandate: id, limit: 1 })) listed.push(one.id!);
  expect(listed).toEqual([other.id, payment.id]);
  await gocardless.mandates.cancel(id);
  expect(await statusOf(payment.id!)).toBe('cancelled');
  expect((await refusalOf(gocardless.payments.create(wanted))).errors[0].reason).toBe('mandate_is_inactive');
});

test('a refund counts what went before, and comes back when the bank returns it', async () => {
  const { payment } = await paid(8000, 'instant');
  await providers.sandbox.moveBy('PT3M');
  const first = await gocardless.refunds.create(
    { amount: 3000, total_amount_confirmation: 3000, links: { payment } },
    'refund-1',
  );
  const wrong = await refusalOf(
    gocardless.refunds.create({ amount: 1000, total_amount_confirmation: 1000, links: { payment } }),
  );
  expect(wrong.errors[0].reason).toBe('total_amount_confirmation_invalid');
  const over = await refusalOf(
    gocardless.refunds.create({ amount: 5001, total_amount_confirmation: 8001, links: { payment } }),
  );
  expect(over.errors[0].field).toBe('refunds.amount');
  await providers.sandbox.moveBy('PT120H');
  expect((await gocardless.refunds.find(first.id!)).status).toBe('paid');
  expect((await lastPayout()).items).toEqual([
    'payment_paid_out 8000.0',
    'gocardless_fee -100.0',
    'payment_refunded -3000.0',
  ]);

  await gocardless.scenarioSimulators.run('refund_bounced', { links: { resource: first.id! } });
  await providers.sandbox.moveBy('PT120H');
  expect((await gocardless.refunds.list({ payment })).refunds).toMatchObject([{ status: 'funds_returned' }]);
  expect((await gocardless.payments.find(payment)).amount_refunded).toBe(0);
  expect((await lastPayout()).items).toEqual(['refund_funds_returned 3000.0']);
  expect(told('refund', first.id!)).toBe('created refund_settled paid failed funds_returned');
});

test('a bank says whose an account is, at once or after a while', async () => {
  const asked = async (account_holder_name: string) => {
    const customer = await gocardless.customers.create({ company_name: account_holder_name });
    const account = await gocardless.customerBankAccounts.create({
      ...{ account_holder_name, account_number: '55779911', branch_code: '200000', country_code: 'GB' },
      links: { customer: customer.id! },
    });
    const wanted = { type: 'confirmation_of_payee', links: { bank_account: account.id! } } as const;
    return gocardless.bankAccountHolderVerifications.create(wanted);
  };
  const said = { status: 'completed', actual_account_name: null };
  expect(await asked('Ann Leaf')).toMatchObject({ ...said, result: 'full_match' });
  expect(await asked('No match')).toMatchObject({ ...said, result: 'no_match' });
  expect(await asked('Unable')).toMatchObject({ ...said, result: 'unable_to_match' });
  expect(await asked('Partial')).toMatchObject({ result: 'partial_match', actual_account_name: 'SANDBOX HOLDER' });
  const slow = await asked('Slow');
  expect(slow.status).toBe('pending');
  await providers.sandbox.moveBy('PT2M');
  expect(await gocardless.bankAccountHolderVerifications.find(slow.id)).toMatchObject({
    ...said,
    result: 'full_match',
  });
  const customer = await gocardless.customers.create({ company_name: 'Nobody' });
  const noAccount = { account_number: '00000000', branch_code: '200000', country_code: 'GB' };
  const refusal = await refusalOf(
    gocardless.customerBankAccounts.create({ ...noAccount, links: { customer: customer.id! } }),
  );
  expect(refusal.errors).toMatchObject([{ field: 'account_number', message: 'is invalid' }]);
});

test('an outbound payment needs approval and money, and may be sent back', async () => {
  const { links } = await gocardless.mandates.find(await mandate());
  const wanted = {
    amount: 2500,
    scheme: 'faster_payments' as const,
    links: { recipient_bank_account: links!.customer_bank_account! },
  };
  const payment = await gocardless.outboundPayments.create(wanted);
  expect(payment.status).toBe('verifying');
  await providers.sandbox.moveBy('PT2M');
  const verified = await gocardless.outboundPayments.find(payment.id);
  expect(verified.verifications?.recipient_bank_account_holder_verification?.result).toBe('full_match');
  await gocardless.outboundPayments.approve(payment.id);
  await providers.sandbox.moveBy('PT2M');
  expect((await gocardless.outboundPayments.find(payment.id)).status).toBe('failed'); // the account is empty

  const { payment_accounts: accounts } = await gocardless.paymentAccounts.list();
  providers.sandbox.play('gocardless', 'payment_account_topped_up', accounts[0]!.id!, 4000);
  const second = await gocardless.outboundPayments.create(wanted);
  const third = await gocardless.outboundPayments.create(wanted);
  await providers.sandbox.moveBy('PT2M');
  await gocardless.outboundPayments.approve(second.id);
  expect((await gocardless.outboundPayments.cancel(third.id)).status).toBe('cancelled');
  await providers.sandbox.moveBy('PT5M');
  expect(
    (await gocardless.outboundPayments.list({ status: 'executed' })).outbound_payments.map(({ id }) => id),
  ).toEqual([second.id]);
  expect((await gocardless.paymentAccounts.find(accounts[0]!.id!)).account_balance).toBe(1500);
  providers.sandbox.play('gocardless', 'outbound_payment_failed', second.id);
  expect((await gocardless.paymentAccounts.find(accounts[0]!.id!)).account_balance).toBe(4000);

  providers.sandbox.play('gocardless', 'payment_account_swept', accounts[0]!.id!, 1000);
  const today = londonDay(providers.sandbox.timetable.now()).toString();
  const day = { value_date_from: today, value_date_to: today };
  const { payment_account_transactions: moved } = await gocardless.paymentAccountTransactions.list(
    accounts[0]!.id!,
    day,
  );
  expect(moved.map((each) => [each.direction, each.amount, each.balance_after_transaction])).toEqual([
    ['debit', 1000, 3000],
    ['credit', 2500, 4000],
    ['debit', 2500, 1500],
    ['credit', 4000, 4000],
  ]);
  expect(moved[2]!.links?.outbound_payment).toBe(second.id);
  const { id, ...swept } = await gocardless.paymentAccountTransactions.find(moved[0]!.id!);
  expect([id, swept.value_date]).toEqual([moved[0]!.id, today]);
  expect(told('payment_account_transaction', id!)).toBe('created');
  await gocardless.customerBankAccounts.disable(wanted.links.recipient_bank_account);
  expect((await refusalOf(gocardless.outboundPayments.create(wanted))).errors[0].field).toContain('bank_account');
});

test('no money goes out on a request that is unsigned, or signed with another key', async () => {
  const { links } = await gocardless.mandates.find(await mandate());
  const wanted = {
    amount: 100,
    scheme: 'faster_payments' as const,
    links: { recipient_bank_account: links!.customer_bank_account! },
  };
  const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-521' });
  const privateKeyPem = other.export({ type: 'pkcs8', format: 'pem' });
  const theirs = [undefined, { publicKeyId: 'PK-1', privateKeyPem }, { publicKeyId: 'PK-2', privateKeyPem }];
  for (const signing of theirs) {
    const refusal = await refusalOf(providers.gocardlessSigning(signing).outboundPayments.create(wanted));
    expect([refusal.constructor.name, refusal.errors[0].reason]).toEqual(['AuthenticationError', 'invalid_signature']);
  }
  const { outbound_payments: made } = await providers
    .gocardlessSigning()
    .outboundPayments.list({ status: 'verifying' });
  expect(made).toEqual([]);
});

test('a billing request is also fulfilled step by step, falls back, and is called off', async () => {
  const { id } = await requestPayment(1500, { fallback_enabled: true });
  await gocardless.billingRequests.collectCustomerDetails(id, { customer: { email: 'b@leaf.example' } });
  expect((await refusalOf(gocardless.billingRequests.fulfil(id))).errors[0].reason).toBe('billing_request_not_ready');
  expect((await gocardless.billingRequests.fallback(id)).fallback_occurred).toBe(true);
  await gocardless.billingRequests.collectBankAccount(id, {
    account_holder_name: 'B Leaf',
    account_number: '55779911',
    branch_code: '200000',
  });
  expect((await gocardless.billingRequests.confirmPayerDetails(id)).status).toBe('ready_to_fulfil');
  expect((await gocardless.billingRequests.fulfil(id)).status).toBe('fulfilled');
  const { id: other } = await requestPayment(1500);
  expect((await refusalOf(gocardless.billingRequests.fallback(other))).errors[0].reason).toBe('fallback_not_enabled');
  expect((await gocardless.billingRequests.cancel(other)).status).toBe('cancelled');
  expect((await refusalOf(gocardless.billingRequests.cancel(other))).errors[0].reason).toBe('billing_request_closed');
  const { billing_requests: cancelled } = await gocardless.billingRequests.list({ status: 'cancelled' });
  expect(cancelled.map(({ id: one }) => one)).toEqual([other]);
});

test('the list of events has what the webhooks had, with what they are about beside them', async () => {
  await providers.sandbox.settled();
  const listed: string[] = [];
  for await (const { id } of gocardless.events.all({ limit: 100 })) listed.push(id!);
  expect(listed.toSorted()).toEqual(providers.receiver.gocardless.map(({ id }) => id).toSorted());
  const linked: any = await gocardless.events.list({ action: 'paid_out', include: 'payment', limit: 2 });
  expect(linked.linked.payments.map(({ id }: any) => id)).toContain(linked.events[0].links.payment);
  const since = providers.receiver.gocardless.at(-1).created_at;
  const { events } = await gocardless.events.list({ created_at: { gte: since } });
  expect(events.every(({ created_at }) => created_at! >= since)).toBe(true);
  expect((await gocardless.events.find(listed[0]!)).id).toBe(listed[0]);
  expect((await gocardless.creditors.list()).creditors).toHaveLength(1);
});

test('what is made can be found, and a customer changed', async () => {
  const { creditors } = await gocardless.creditors.list();
  expect((await gocardless.creditors.find(creditors[0]!.id!)).can_create_refunds).toBe(true);
  const { links } = await gocardless.mandates.find(await mandate());
  const customer = links!.customer!;
  await gocardless.customers.update(customer, { company_name: 'Leaf Workers' });
  expect(await gocardless.customers.find(customer)).toMatchObject({ company_name: 'Leaf Workers', given_name: 'Ann' });
  expect((await gocardless.customers.list({ limit: 1 })).customers.map(({ id }) => id)).toEqual([customer]);
  const { customer_bank_accounts: accounts } = await gocardless.customerBankAccounts.list({ customer });
  const disabled = await gocardless.customerBankAccounts.disable(accounts[0]!.id!);
  expect(await gocardless.customerBankAccounts.find(disabled.id!)).toMatchObject({ enabled: false });
  expect((await gocardless.mandates.list({ customer })).mandates).toHaveLength(1);
  const { payouts } = await gocardless.payouts.list();
  expect((await gocardless.payouts.find(payouts[0]!.id!)).reference).toBe(payouts[0]!.reference);
  const { id } = await requestPayment(1500);
  const chosen = await gocardless.billingRequests.selectInstitution(id, { country_code: 'GB', institution: 'SANDBOX' });
  expect(chosen.actions).toContainEqual(expect.objectContaining({ type: 'select_institution', status: 'completed' }));
});

test("every request and answer above fits the types of GoCardless's own client, which a wrong one would not", () => {
  const { schemas } = providers;
  expect(schemas.complaints).toEqual([]);
  expect([...schemas.seen].toSorted()).toEqual(providers.sandbox.gocardless.endpoints.toSorted());
  schemas.observe({
    provider: 'gocardless',
    endpoint: 'POST /refunds',
    request: { amount: 'x' },
    answer: { refunds: { amount: '' } },
  });
  expect(schemas.complaints).toHaveLength(2);
});
