import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AskOfUnrecorded } from '../../src/bookings/delivery/ask-of-unrecorded.job.js';
import { aBooker, type ABooker, aHold, aMonday, fund } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, aPricedOffer, aSteward, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';
import { EndedSession } from '../support/sessions.js';

let server: TestServer;
let nobody: Client;
let steward: Client;
let booker: ABooker;
let expert: AnExpert;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  nobody = await Client.of(server);
  steward = await nobody.as((await aSteward(server)).email);
  booker = await aBooker(server, nobody);
  expert = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
});
afterAll(() => server.stop());

/** Paid for in whole, £104.99 of it the adviser's; the clock is at its end. */
async function aPaidSessionThatIsOver(): Promise<EndedSession> {
  const [slot] = await slotsOf(nobody, expert, server.clock.now().add({ hours: 48 }), 4);
  const { id, start, end } = await aHold(booker, slot);
  expect((await fund(steward, id)).status).toBe(200);
  server.clock.moveTo(Temporal.Instant.from(end));
  return new EndedSession(server, id, booker, expert, Temporal.Instant.from(start));
}

const breaches = async () => (await steward.get('/api/v1/payouts/floor-breaches')).body.items;

describe('what an hour of a session really brought', () => {
  test('is reckoned by the minutes that were recorded, and shown to stewards where it is under the floor', async () => {
    const fair = await aPaidSessionThatIsOver();
    await fair.accepted();
    expect(await breaches()).toEqual([]);

    const long = await aPaidSessionThatIsOver();
    expect((await long.record({ minutes: { contact: 60, preparation: 180, write_up: 60 } })).status).toBe(201);
    expect((await long.accept()).status).toBeLessThan(300);
    expect(await breaches()).toMatchObject([
      {
        ...{ booking_id: long.id, expert: { id: expert.id } },
        effective: {
          ...{ hourly: { minor: 2100 }, pay: { minor: 10_499 }, costs: { minor: 0 }, minutes: 300 },
          ...{ floor: { minor: 2959 }, living_wage: { minor: 1345 }, verdict: 'under-floor' },
        },
      },
    ]);
    const { rows } = await server.owner.query('SELECT facts FROM earnings WHERE reference = $1', [fair.id]);
    expect(rows[0].facts).toMatchObject({
      effective_hourly_minor: 13_999,
      effective: { verdict: 'fair', minutes: 45 },
    });
    const { items } = (await expert.client.get(`/api/v1/experts/${expert.id}/earnings`)).body;
    const shown = (reference: string) => items.find((one: any) => one.reference === reference).effective;
    expect(shown(fair.id)).toMatchObject({ verdict: 'fair', minutes: 45, warning: null });
    expect(shown(long.id)).toMatchObject({
      ...{ hourly: { minor: 2100 }, pay: { minor: 10_499 }, minutes: 300, verdict: 'under-floor' },
      warning: expect.stringContaining('£21.00, less than the floor of £29.59'),
    });
    expect((await expert.client.get('/api/v1/payouts/floor-breaches')).status).toBe(404);
  });
});

describe('a session that nobody recorded', () => {
  test('is asked about after two weeks, of both sides and once, and waits for a steward', async () => {
    const session = await aPaidSessionThatIsOver();
    const ask = server.app.get(AskOfUnrecorded);
    const waiting = async () => (await steward.get('/api/v1/session-matters')).body.unrecorded;
    session.hoursAfterStart(14 * 24);
    await ask.sweep();
    expect(await waiting()).toEqual([]);
    session.hoursAfterStart(14 * 24 + 1);
    await Promise.all(Array.from({ length: 5 }, () => ask.sweep()));
    const asked = (await session.letters()).filter((letter) => letter.startsWith('session-unrecorded'));
    expect(asked.toSorted()).toEqual(['session-unrecorded to adviser', 'session-unrecorded to client']);
    expect(await waiting()).toMatchObject([
      {
        ...{ booking_id: session.id, expert_id: expert.id, expert_name: expert.person.name },
        ...{ organisation_id: booker.organisation.id, organisation_name: expect.stringMatching(/^Organisation/) },
      },
    ]);
    expect(await session.state()).toBe('confirmed'); // nobody is paid for what nobody says took place
    expect((await session.record()).status).toBe(201);
    expect(await waiting()).toEqual([]);
  });
});
