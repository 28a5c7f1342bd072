import type { Answer } from '../../support/client.js';
import { passTime } from '../../support/paying.js';
import { visit } from '../../support/providers.js';
import { doings as others, someBooking } from '../deeds.js';
import { type Doing, pick } from '../step.js';
import { type ABooking, type AClient, bookTime, count, told } from '../world.js';
import { fates } from './fates.js';
import { mishaps } from './mishaps.js';
import { payings } from './paying-out.js';
import { type APayment, type PayingWorld, sweepBoth } from './world.js';

const rails = ['bank', 'card', 'bank', 'card', 'debit'];

/** What a payer does on a page, and on the next that it leads to. Each page takes only what it knows: the rest is as if they left. */
const outcomes = [
  ...[
    ['pm_card_visa'],
    ['pm_card_visa'],
    ['pm_card_sandboxBusiness'],
    ['pm_card_createDispute'],
    ['pm_card_refundFail'],
  ],
  ...[
    ['pm_card_authenticationRequired', 'pass'],
    ['pm_card_authenticationRequired', 'fail'],
    ['pm_card_chargeDeclined'],
  ],
  ...[['pm_card_chargeDeclined', 'pm_card_visa'], ['leave']],
];
const banksOutcomes = [
  ...[['instant'], ['instant'], ['debit:well'], ['debit:well'], ['debit:fails'], ['debit:fails-after-confirmed']],
  ...[['debit:fails-after-paid-out'], ['debit:charged-back'], ['debit:chargeback-cancelled'], ['denied'], ['leave']],
];

/** The newest that somebody planned. */
function somePayment({ payments }: PayingWorld, which: number): APayment | undefined {
  return payments.at(-1 - (which % 12));
}

/** Remembers what an answer planned. */
function planned(world: PayingWorld, answer: Answer | undefined, by: APayment['by']): APayment | undefined {
  if (!answer || answer.status >= 300) return undefined;
  const { payments: some, id } = answer.body as { payments?: { id: string }[]; id: string };
  const newest = some ? some.at(-1)?.id : id;
  if (newest === undefined) return undefined;
  const known = world.payments.find((payment) => payment.id === newest);
  if (known) return known;
  const payment: APayment = { id: newest, by, page: null };
  world.payments.push(payment);
  return payment;
}

async function open(world: PayingWorld, payment: APayment): Promise<void> {
  const opening = payment.by.post(`/api/v1/payments/${payment.id}/checkout`, { language: 'en' });
  const answer = await told(world, 'open a page', opening);
  if (answer?.status === 200 && answer.body.url) payment.page = answer.body.url;
}

/** On its page; what is chosen there is the payer's alone, and the page may be over. */
async function answerOn(world: PayingWorld, { page }: APayment, other: number): Promise<void> {
  if (page === null) return;
  const isBank = new URL(page).pathname.startsWith('/bank/');
  const chosen = pick(isBank ? banksOutcomes : outcomes, other);
  let url = page;
  for (const outcome of chosen) {
    const location = (await visit(url, outcome)).headers.get('location');
    if (location) url = new URL(location, url).href;
  }
  count(world, `pay: ${chosen.join(', ')}`);
  if (new URL(url).host === new URL(world.server.baseUrl).host) await visit(url).catch(() => undefined);
}

async function pay(world: PayingWorld, payment: APayment | undefined, other: number): Promise<void> {
  if (!payment) return;
  if (payment.page === null || other % 7 === 0) await open(world, payment);
  await answerOn(world, payment, other);
}

/** By a rail, and now and then a part by a voucher. */
async function fund(world: PayingWorld, { id, hash, client }: ABooking, other: number): Promise<APayment | undefined> {
  const voucher = { voucher_id: pick(client.vouchers.slice(-3), other), voucher_pays_minor: 1 + (other % 9000) };
  const body = { quote_hash: hash, rail: pick(rails, other), ...(other % 3 === 0 && voucher) };
  const answer = await told(world, 'fund', client.client.post(`/api/v1/bookings/${id}/funding`, body));
  return planned(world, answer, client.client);
}

/** One of the bookings that are in a state, and have begun or not. Deeds that are refused show little. */
async function bookingThatIs(
  { server, bookings }: PayingWorld,
  state: 'confirmed' | 'delivered',
  { when, which }: { readonly when: 'ahead' | 'begun'; readonly which: number },
): Promise<ABooking | undefined> {
  const { rows } = await server.owner.query<{ id: string }>(
    `SELECT id FROM bookings WHERE state = $1 AND (starts_at <= $2) = $3 ORDER BY id`,
    [state, server.clock.now().toString(), when === 'begun'],
  );
  const id = rows.length > 0 ? pick(rows, which).id : undefined;
  return bookings.find((booking) => booking.id === id);
}

const ofBooking =
  (state: 'confirmed' | 'delivered', when: 'ahead' | 'begun', doing: keyof typeof others): Doing<PayingWorld> =>
  async (world, deed) => {
    const booking = await bookingThatIs(world, state, { when, which: deed.which });
    if (booking) await others[doing]?.({ ...world, bookings: [booking] }, { ...deed, which: 0 });
  };

async function whoOwes({ server, clients }: PayingWorld, which: number): Promise<AClient | undefined> {
  const { rows } = await server.owner.query<{ owner: string }>(
    `SELECT a.owner FROM ledger_accounts a JOIN ledger_postings p ON p.account_id = a.id WHERE a.kind = 'client-debt'
     GROUP BY a.owner HAVING sum(p.amount_minor) <= -30 ORDER BY a.owner`,
  );
  return rows.length > 0 ? clients.find(({ id }) => id === pick(rows, which).owner) : undefined;
}

const ofPayment =
  (path: string): Doing<PayingWorld> =>
  async (world, { name, which }) => {
    const payment = somePayment(world, which);
    if (payment) await told(world, name, payment.by.post(`/api/v1/payments/${payment.id}/${path}`));
  };

const later =
  (by: (which: number) => Temporal.DurationLike): Doing<PayingWorld> =>
  ({ server }, { which }) =>
    passTime(server, by(which));

const own: Readonly<Record<string, Doing<PayingWorld>>> = {
  'book and pay': async (world, { which, other }) => {
    const booking = await bookTime(world, pick(world.clients, which), pick(world.experts, other), which + other);
    if (booking) await pay(world, await fund(world, booking, other), which);
  },
  'choose how to pay': async (world, { name, which, other }) => {
    const booking = someBooking(world, 'ahead', which);
    if (!booking) return;
    const { client } = booking.client;
    const asking = client.post(`/api/v1/bookings/${booking.id}/payments`, { rail: pick(rails, other) });
    planned(world, await told(world, name, asking), client);
  },
  pay: (world, { which, other }) => pay(world, somePayment(world, which), other),
  'pay on two pages': async (world, { which, other }) => {
    const payment = somePayment(world, which);
    if (payment) await Promise.all([pay(world, payment, other), pay(world, payment, other + 1)]);
  },
  'end a payment': ofPayment('cancellation'),
  'ask how it stands': ofPayment('refresh'),
  'pay a debt': async (world, { name, which, other }) => {
    const debtor = await whoOwes(world, which);
    if (!debtor) return;
    const { id, client } = debtor;
    const body = { rail: pick(rails, other), ...(other % 2 === 0 && { amount_minor: 30 + (other % 6000) }) };
    const answer = await told(world, name, client.post(`/api/v1/organisations/${id}/payments`, body));
    await pay(world, planned(world, answer, client), which);
  },
  'ask a funder': async (world, { name, which, other }) => {
    const due_on = world.server.clock.now().add({ hours: 240 }).toString().slice(0, 10);
    const body = { amount: { minor: 100 + other * 10 }, due_on };
    const asking = world.steward.post(`/api/v1/programmes/${pick(world.programmes, which).id}/invoices`, body);
    const answer = await told(world, name, asking);
    if (answer?.status === 201) world.invoices.push(answer.body.id);
    if (answer?.status === 201) await payInvoice(world, { which: 0, other });
  },
  'pay an invoice': payInvoice,
  'cancel an invoice': async (world, { name, which }) => {
    if (world.invoices.length === 0) return;
    const path = `/api/v1/invoices/${pick(world.invoices, which)}/cancellation`;
    await told(world, name, world.steward.post(path, { reason: 'It was wrong.' }));
  },
  'agree to be debited': async (world, { name, which }) => {
    const { id, client } = pick(world.clients, which);
    const answer = await told(world, name, client.post(`/api/v1/organisations/${id}/mandates`));
    if (answer?.status === 201 && answer.body.url) await visit(answer.body.url, 'debit:well');
  },
  'send a refund again': async (world, { name, which }) => {
    const failed = await world.server.owner.query<{ id: string }>(
      "SELECT id FROM refunds WHERE state = 'failed' ORDER BY id",
    );
    if (failed.rows.length === 0) return;
    await told(world, name, world.steward.post(`/api/v1/refunds/${pick(failed.rows, which).id}/retry`));
  },
  record: ofBooking('confirmed', 'begun', 'record'),
  accept: ofBooking('delivered', 'begun', 'accept'),
  'client did not come': ofBooking('confirmed', 'begun', 'client did not come'),
  'adviser did not come': ofBooking('confirmed', 'begun', 'adviser did not come'),
  'cancel as client': ofBooking('confirmed', 'ahead', 'cancel as client'),
  'let a time go': (world, deed) => others['cancel as client']?.(world, deed) ?? Promise.resolve(),
  'a while': later((which) => ({ minutes: 2 + (which % 50) })),
  'a day': later((which) => ({ hours: 6 + (which % 60) })),
  'a month': later(() => ({ hours: 24 * 31 })),
  sweep: (world) => sweepBoth(world),
};

async function payInvoice(world: PayingWorld, { which, other }: { which: number; other: number }): Promise<void> {
  const invoice = world.invoices.at(-1 - (which % 4));
  if (invoice === undefined) return;
  for (const funder of world.funders) {
    const answer = await told(
      world,
      'pay an invoice',
      funder.post(`/api/v1/invoices/${invoice}/payments`, { rail: pick(rails, other) }),
    );
    if (answer?.status === 201) await pay(world, planned(world, answer, funder), other);
  }
}

export const doings: Readonly<Record<string, Doing<PayingWorld>>> = {
  ...others,
  ...own,
  ...payings,
  ...fates,
  ...mishaps,
};

export const weights: Readonly<Record<string, number>> = {
  ...{ 'book and pay': 40, book: 6, fund: 2, receive: 1, answer: 8, decline: 1, 'choose how to pay': 4 },
  ...{ pay: 10, 'pay on two pages': 2, 'end a payment': 3, 'ask how it stands': 3, 'pay a debt': 8 },
  ...{ 'ask a funder': 2, 'pay an invoice': 2, 'cancel an invoice': 0.5, 'agree to be debited': 1 },
  ...{
    'cancel as client': 10,
    'let a time go': 2,
    'cancel as adviser': 2,
    record: 18,
    accept: 10,
    'client did not come': 3,
  },
  ...{ 'adviser did not come': 1, move: 1, award: 1, 'cancel a voucher': 0.2, 'send a refund again': 2 },
  ...{ 'a card is disputed': 2, 'a dispute is won': 2, 'a dispute is lost': 1, 'a card refuses its refund': 1 },
  ...{ 'a debit fails': 2, 'a debit fails late': 2, 'a debit is charged back': 2, 'a chargeback is cancelled': 2 },
  ...{ 'a bank refuses a refund': 2, 'a mandate ends': 0.3, 'Stripe pays out': 2 },
  ...{ 'a payout of GoCardless comes back': 0.5, 'a payout of Stripe comes back': 0.5 },
  ...{ 'a group is advised': 6, 'choose where to be paid': 4, 'mend where one is paid': 4, 'run the payouts': 3 },
  ...{ 'approve what waits': 8, 'send money to the float': 2, 'call money back from the float': 0.5 },
  ...{ 'cancel a payout': 1, 'look at a payout': 1, 'make a bank file': 4, 'give a file to the bank': 4 },
  ...{ 'withdraw a file': 0.5, 'the bank works': 4, 'the bank has pay back': 1, 'hear what the bank says': 4 },
  ...{ 'Stripe asks an adviser more': 0.7, 'Stripe takes pay back': 1, 'a bank sends pay back': 1 },
  ...{ 'an adviser closes an account': 0.5 },
  ...{ 'webhooks go astray': 5, 'trouble at a provider': 5 },
  ...{ 'a while': 5, 'a day': 16, 'a month': 0.3, sweep: 14 },
};
