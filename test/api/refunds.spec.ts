import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { aHold, aMonday, cancel } from '../support/bookings.js';
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
  rails = new Rails(server);
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
      'credit-refunded  client-credit -> refund  £64.79',
      'refund-sent  refund -> stripe  £64.79',
    ]);
    await rails.sweep();
    expect(await refundsOf(payment)).toHaveLength(1);
    expect(await kept('client-credit')).toBe(0);
  });
});
