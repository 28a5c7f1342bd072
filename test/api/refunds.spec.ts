import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaymentId } from '../../src/kernel/id.js';
import { RefreshPayment } from '../../src/payments/refresh-payment.action.js';
import { RefreshRefund } from '../../src/payments/refunds/refresh-refund.action.js';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { aHold, aMonday, cancel, newsOf } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { type AClient, aClient, aDebt, balanceOf, booksOf } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { Rails } from '../support/rails.js';

let server: PayingServer;
let rails: Rails;
let nobody: Client;
let steward: Client;
let expert: AnExpert;
let theirs: AClient;

beforeAll(async () => {
  server = await startPayingServer();
  rails = await new Rails(server).byHand();
  nobody = await Client.of(server);
  server.clock.moveTo(aMonday);
  await passTime(server, 'PT0S');
  steward = await nobody.as((await aSteward(server)).email);
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
});
/** Each story is of a new client, and of a session three weeks ahead that costs £113.39. */
beforeEach(async () => {
  theirs = await aClient(server, nobody);
});
afterAll(async () => {
  const [{ sum }, faults] = [await booksOf(server), await faultsOf(server)];
  await server.stop();
  expect([sum, faults]).toEqual([0, []]);
});

async function aPaidHold(): Promise<any> {
  return aHold(theirs, (await slotsOf(nobody, expert, server.clock.now().add({ hours: 24 * 21 }), 4))[0]);
}
async function aPaidSession(rail: string, ...outcomes: string[]) {
  const { id, start } = await aPaidHold();
  const payment = await rails.paySession(theirs, id, rail, ...outcomes);
  expect((await theirs.client.get(`/api/v1/bookings/${id}`)).body).toMatchObject({ state: 'confirmed' });
  return { id, payment, start };
}
/** Moves time to so long before a session's start, and the providers' with it. */
const before = (start: string, hours: number) =>
  passTime(server, server.clock.now().until(Temporal.Instant.from(start).subtract({ hours })).toString());
const story = async (...ids: string[]) =>
  (await transfersOf(server.owner, ids)).split('\n').map((line) => line.trimEnd().replace(/ {2,}/g, '  '));
const kept = async (kind: string) => balanceOf(server, kind, theirs.organisation.id);
const refundsOf = (payment: string) => rails.refundsOf(theirs.finance, payment);
const lettersTo = async (email: string) =>
  (await server.owner.query('SELECT kind, body FROM letters WHERE to_address = $1 ORDER BY created_at, id', [email]))
    .rows;

/** Of those who look after the client's money. */
async function lettersOfFinance(): Promise<any[]> {
  const { rows } = await server.owner.query(
    `SELECT l.kind, l.body FROM letters l JOIN "user" u ON u.email = l.to_address JOIN memberships m ON m.user_id = u.id
     WHERE m.organisation_id = $1 AND m.role = 'finance' ORDER BY l.created_at, l.id`,
    [theirs.organisation.id],
  );
  return rows;
}

const stripe = async (path: string) =>
  (
    await fetch(`${server.sandbox.url}${path}`, { headers: { authorization: 'Bearer sk_test_sandbox' } })
  ).json() as Promise<any>;
const chargeOf = async (intent: string) => (await stripe(`/v1/payment_intents/${intent}`)).latest_charge;
const refundedAtStripe = async (intent: string) =>
  (await stripe(`/v1/refunds?payment_intent=${intent}`)).data.map(({ amount }: any) => amount);

describe('what a session did not need', () => {
  test('goes back to the card it was paid by, and never what its adviser has earned', async () => {
    const { id, payment, start } = await aPaidSession('card', 'pm_card_visa');
    await before(start, 48);
    expect((await cancel(theirs.client, id)).status).toBe(200);
    expect(await refundsOf(payment)).toMatchObject([
      { amount: { minor: 6479 }, why: 'session-settled', state: 'planned', waits_for_payment: false },
    ]);
    await rails.sendRefunds();
    const [refund] = await refundsOf(payment);
    expect(refund).toMatchObject({ state: 'paid', sent_at: expect.any(String), ended_at: expect.any(String) });
    expect(await story(id, refund.id)).toEqual([
      'client-share-paid  payment -> escrow  £113.39',
      'cancellation-earned  escrow -> adviser-payable, platform-fee  £45.00 + £3.60',
      'client-share-returned  escrow -> client-credit  £64.79',
      'guarantee-funded  platform-fee -> guarantee-fund  £0.36',
      'credit-refunded  client-credit -> refund  £64.79',
      'refund-sent  refund -> stripe  £64.79',
    ]);
    await rails.sweep();
    expect(await refundsOf(payment)).toHaveLength(1);
    expect(await kept('client-credit')).toBe(0);
  });

  test('of a debit that has not come waits for it, and goes back once it may not be taken back', async () => {
    const { id, payment } = await aPaidSession('bank', 'debit:well');
    expect((await cancel(theirs.client, id)).status).toBe(200);
    await rails.sendRefunds();
    expect(await refundsOf(payment)).toMatchObject([
      { amount: { minor: 11_339 }, state: 'planned', waits_for_payment: true, sent_at: null },
    ]);
    await rails.after('PT240H', payment);
    await rails.sweep();
    expect(await refundsOf(payment)).toMatchObject([{ state: 'sent', waits_for_payment: false }]);
    await passTime(server, 'PT120H');
    await rails.sweep();
    const [refund] = await refundsOf(payment);
    expect(refund).toMatchObject({ state: 'paid' });
    expect((await story(id, refund.id)).slice(-3)).toEqual([
      'client-share-returned  escrow -> client-credit  £113.39',
      'credit-refunded  client-credit -> refund  £113.39',
      'refund-sent  refund -> gocardless  £113.39',
    ]);
  });

  test('of a debit that never came is sent to nobody, and leaves its payer owing what is due alone', async () => {
    const { id, payment, start } = await aPaidSession('bank', 'debit:fails');
    await before(start, 504);
    expect((await cancel(theirs.client, id)).status).toBe(200);
    await rails.after('PT240H', payment);
    await rails.sweep();
    const [refund] = await refundsOf(payment);
    expect(refund).toMatchObject({ state: 'failed', sent_at: null });
    expect(await story(id, payment, refund.id)).toEqual([
      'debit-relied-on  debits-relied-on -> payment  £113.39',
      'client-share-paid  payment -> escrow  £113.39',
      'client-share-returned  escrow -> client-credit  £113.39',
      'credit-refunded  client-credit -> refund  £113.39',
      'credit-set-off  client-credit -> client-debt  £113.39',
      'refund-refused  refund -> client-credit  £113.39',
    ]);
    expect([
      await kept('client-credit'),
      await kept('client-debt'),
      await balanceOf(server, 'refund', refund.id),
    ]).toEqual([...[0, 0, 0]]);
    expect(await lettersTo(theirs.organisation.booker.email)).not.toContainEqual(
      expect.objectContaining({ kind: 'refund-failed' }),
    );
  });

  test('of a debit that fails while the session is called off is sent to nobody, whoever is first', async () => {
    const { id, payment } = await aPaidSession('bank', 'debit:fails');
    await passTime(server, 'PT240H');
    const refresh = server.app.get(RefreshPayment);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        number % 2 === 0 ? cancel(theirs.client, id) : refresh.run(payment as PaymentId),
      ),
    );
    expect(answers.filter((answer) => 'status' in answer && answer.status >= 500)).toEqual([]);
    await rails.sweep();
    expect([await kept('client-debt'), await kept('client-credit')]).toEqual([0, 0]);
    expect((await refundsOf(payment)).filter(({ state }) => state !== 'failed')).toEqual([]);
  });

  test('pays what its payer owes first, and the rest goes back', async () => {
    const { id, payment } = await aPaidSession('card', 'pm_card_visa');
    await aDebt(server, theirs.organisation.id, 4000);
    expect((await cancel(theirs.client, id)).status).toBe(200);
    await rails.sendRefunds();
    expect(await refundsOf(payment)).toMatchObject([{ amount: { minor: 7339 }, state: 'paid' }]);
    expect((await story(id)).slice(1)).toEqual([
      'client-share-returned  escrow -> client-credit  £113.39',
      'credit-set-off  client-credit -> client-debt  £40.00',
    ]);
    const { body: credit } = await theirs.finance.get(`/api/v1/organisations/${theirs.organisation.id}/credit?limit=2`);
    expect(credit).toMatchObject({
      credit: { minor: 0 },
      items: [
        { code: 'client-share-returned', reference: id, amount: { minor: 11_339 }, credit_after: { minor: 11_339 } },
        { code: 'credit-set-off', reference: id, amount: { minor: -4000 }, credit_after: { minor: 7339 } },
      ],
      next_cursor: expect.any(String),
    });
    const rest = `/api/v1/organisations/${theirs.organisation.id}/credit?cursor=${credit.next_cursor}`;
    expect((await theirs.finance.get(rest)).body).toMatchObject({
      ...{ items: [{ code: 'credit-refunded', amount: { minor: -7339 } }], next_cursor: null },
    });
    const { body: debts } = await theirs.finance.get(`/api/v1/organisations/${theirs.organisation.id}/debts`);
    expect(debts).toMatchObject({ owed: { minor: 0 }, items: [{ code: 'debt-charged' }, { code: 'credit-set-off' }] });
  });

  test('of a payment that was taken back pays that debt, and is sent to nobody', async () => {
    const { id, payment } = await aPaidSession('bank', 'debit:fails');
    await rails.after('PT240H', payment);
    expect(await kept('client-debt')).toBe(-11_339);
    await passTime(server, 'PT25H');
    await rails.sweep();
    const { body } = await theirs.client.get(`/api/v1/bookings/${id}`);
    expect(body).toMatchObject({ state: 'cancelled' }); // it was not paid otherwise within a day
    expect([await kept('client-debt'), await kept('client-credit'), await refundsOf(payment)]).toEqual([0, 0, []]);
  });

  test('and was disputed before it went back is set off; what comes again after that is kept for its payer', async () => {
    const { id, payment } = await aPaidSession('card', 'pm_card_visa');
    const { rows } = await server.owner.query('SELECT external_id FROM payments WHERE id = $1', [payment]);
    const charge = await chargeOf(rows[0].external_id);
    expect((await cancel(theirs.client, id)).status).toBe(200);
    const { id: dispute } = server.sandbox.play('stripe', 'dispute_opened', charge) as { id: string };
    await rails.hear(payment);
    const [refund] = await refundsOf(payment);
    expect(refund).toMatchObject({ state: 'failed', sent_at: null });
    expect([await kept('client-debt'), await kept('client-credit')]).toEqual([0, 0]);
    await rails.sweep();
    expect(await newsOf(server, id)).not.toContain('payment-owed'); // it owes nothing
    const retry = await steward.post(`/api/v1/refunds/${refund.id}/retry`);
    expect(retry).toMatchObject({ status: 409, body: { code: 'payment-state', payment_state: 'reversed' } });
    server.sandbox.play('stripe', 'dispute_won', dispute);
    await rails.hear(payment);
    expect([await kept('client-debt'), await kept('client-credit')]).toEqual([0, 11_339]);
  });
});

describe('a refund', () => {
  test('that the bank sends back is kept for its payer, who is told, and a steward sends it again once', async () => {
    theirs = await aClient(server, nobody, { language: 'cy' });
    const { id, payment } = await aPaidSession('card', 'pm_card_refundFail');
    expect((await cancel(theirs.client, id)).status).toBe(200);
    await rails.sendRefunds();
    const [{ id: refund, state }] = await refundsOf(payment);
    expect(state).toBe('paid');
    const early = await steward.post(`/api/v1/refunds/${refund}/retry`);
    expect(early).toMatchObject({ status: 409, body: { code: 'payment-state', refund_state: 'paid' } });
    await passTime(server, 'PT5M');
    await server.app.get(RefreshRefund).run(refund);
    await server.app.get(RefreshRefund).run(refund);
    expect(await refundsOf(payment)).toMatchObject([{ state: 'failed', sent_at: expect.any(String) }]);
    expect(await story(refund)).toEqual([
      'credit-refunded  client-credit -> refund  £113.39',
      'refund-sent  refund -> stripe  £113.39',
      'refund-bounced  stripe -> client-credit  £113.39',
    ]);
    expect(await kept('client-credit')).toBe(11_339);
    const letters = await lettersOfFinance();
    expect(letters.map(({ kind }) => kind)).toEqual(['refund-failed']);
    const tries = Array.from({ length: 20 }, () => steward.post(`/api/v1/refunds/${refund}/retry`));
    const answers = (await Promise.all(tries)).map(({ status }) => status);
    expect(answers.toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect([await kept('client-credit'), (await refundsOf(payment)).map(({ retry_of: of }) => of)]).toEqual([
      ...[0, [null, refund]],
    ]);
    const { body: audit } = await steward.get('/api/v1/audit?limit=5');
    expect(JSON.stringify(audit)).toContain('refund-retried');
  });

  test('whose answer is lost is looked for, and never sent twice', async () => {
    const { id, payment } = await aPaidSession('card', 'pm_card_visa');
    expect((await cancel(theirs.client, id)).status).toBe(200);
    server.sandbox.faults.plan({ kind: 'closed-after', path: '/v1/refunds', method: 'POST', times: 3 });
    server.sandbox.faults.plan({ kind: 'closed-before', path: '/v1/refunds', method: 'GET', times: 3 });
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await Promise.all(Array.from({ length: 20 }, () => rails.sendRefunds()));
      await passTime(server, 'PT30M');
    }
    const { rows } = await server.owner.query('SELECT external_id FROM payments WHERE id = $1', [payment]);
    expect(await refundedAtStripe(rows[0].external_id)).toEqual([11_339]);
    expect(await refundsOf(payment)).toMatchObject([{ state: 'paid' }]);
    expect(await kept('client-credit')).toBe(0);
  });
});

describe('whatever happens to a payment of £113.39, in any order', () => {
  const deeds = ['cancel', 'send', 'look', 'dispute', 'win', 'bounce', 'retry', 'owe', 'day'] as const;

  async function doIt(deed: (typeof deeds)[number], { id, payment, intent }: Paid): Promise<void> {
    const { sandbox, app } = server;
    const disputes: any[] = (await stripe(`/v1/disputes?payment_intent=${intent}`)).data;
    const refunds = await refundsOf(payment);
    switch (deed) {
      case 'cancel':
        await cancel(theirs.client, id);
        return;
      case 'send':
        return rails.sendRefunds();
      case 'look':
        await rails.hear(payment);
        return;
      case 'dispute':
        if (disputes.length === 0) sandbox.play('stripe', 'dispute_opened', await chargeOf(intent));
        return;
      case 'win':
        for (const each of disputes)
          if (each.status === 'needs_response') sandbox.play('stripe', 'dispute_won', each.id);
        return;
      case 'bounce':
        for (const { id: at } of (await stripe(`/v1/refunds?payment_intent=${intent}`)).data.filter(isPaid))
          sandbox.play('stripe', 'refund_failed', at);
        for (const refund of refunds) await app.get(RefreshRefund).run(refund.id);
        return;
      case 'retry':
        for (const refund of refunds) await steward.post(`/api/v1/refunds/${refund.id}/retry`);
        return;
      case 'owe':
        return aDebt(server, theirs.organisation.id, 3000);
      case 'day':
        await passTime(server, 'PT24H');
        return rails.sweep();
    }
  }

  test('no more goes back than came, nobody is under nothing, and our money at Stripe is what Stripe says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { minLength: 4, maxLength: 12 }), async (chosen) => {
        theirs = await aClient(server, nobody);
        const { id, payment } = await aPaidSession('card', 'pm_card_visa');
        const intent = (await server.owner.query('SELECT external_id FROM payments WHERE id = $1', [payment])).rows[0]
          .external_id;
        for (const deed of chosen) {
          await doIt(deed, { id, payment, intent });
          expect([
            (await booksOf(server)).sum,
            (await kept('client-credit')) >= 0,
            (await kept('client-debt')) <= 0,
          ]).toEqual([...[0, true, true]]);
          const standing = (await refundsOf(payment)).filter(({ state }) => state !== 'failed');
          expect(minorOf(standing.map(({ amount }) => amount.minor))).toBeLessThanOrEqual(11_339);
        }
        await rails.hear(payment);
        for (const refund of await refundsOf(payment)) await server.app.get(RefreshRefund).run(refund.id);
        const { available, pending } = await stripe('/v1/balance');
        const theirMoney = minorOf([...available, ...pending].map(({ amount }) => amount));
        expect(await balanceOf(server, 'stripe', '')).toBe(-theirMoney);
      }),
      { seed: 20_261_122, numRuns: 4, endOnFailure: true },
    );
  }, 120_000);
});

interface Paid {
  readonly id: string;
  readonly payment: string;
  readonly intent: string;
}

function isPaid({ status }: { status: string }): boolean {
  return status === 'succeeded';
}

function minorOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
