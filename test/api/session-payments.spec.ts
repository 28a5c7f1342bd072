import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { faultsOf } from '../factories/sound-books.js';
import { transfersOf } from '../factories/transfers.js';
import { aHold, aMonday, newsOf } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { type AClient, aClient, booksOf, fundBy } from '../support/funding.js';
import { passTime, type PayingServer, startPayingServer } from '../support/paying.js';
import { lastPayment, payOnPage } from '../support/session-payments.js';

let server: PayingServer;
let nobody: Client;
let expert: AnExpert;
let theirs: AClient;

beforeAll(async () => {
  server = await startPayingServer();
  nobody = await Client.of(server);
});
beforeEach(async () => {
  server.clock.moveTo(aMonday);
  await passTime(server, 'PT0S');
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  theirs = await aClient(server, nobody);
});
afterAll(async () => {
  const [{ sum }, faults] = [await booksOf(server), await faultsOf(server)];
  await server.stop();
  expect([sum, faults]).toEqual([0, []]);
});

const wednesday = Temporal.Instant.from('2027-03-31T00:00:00Z');

async function aPaidHold(by: AClient = theirs, nth = 0): Promise<any> {
  return aHold(by, (await slotsOf(nobody, expert, wednesday, 1))[nth]);
}
const story = async (...ids: string[]) =>
  (await transfersOf(server.owner, ids)).split('\n').map((line) => line.trimEnd());
const bookingOf = async (id: string) => (await theirs.client.get(`/api/v1/bookings/${id}`)).body;
const fundingOf = async (id: string) => (await theirs.client.get(`/api/v1/bookings/${id}/funding`)).body;

describe('a session', () => {
  test('is paid by a card whose bank asks who its holder is', async () => {
    const { id } = await aPaidHold();
    const { status, body } = await fundBy(theirs.client, id, { rail: 'card' });
    expect([status, body.payments]).toMatchObject([200, [{ rail: 'card', state: 'planned', amount: { minor: 11_339 } }]]);
    await payOnPage(server, lastPayment(body).id, 'pm_card_authenticationRequired', 'pass');
    expect(await bookingOf(id)).toMatchObject({ state: 'confirmed' });
    expect(await fundingOf(id)).toMatchObject({ owed: { minor: 0 }, payments: [{ state: 'settled', taken_back: [] }] });
    expect(await story(id, lastPayment(body).id)).toEqual([]);
    expect(await newsOf(server, id)).toEqual([]);
  });
});
