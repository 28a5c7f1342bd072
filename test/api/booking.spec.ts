import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '../support/client.js';
import { type AnExpert, anExpert, type AnOrganisation, anOrganisation, slotsOf } from '../support/factories.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: Client;
let expert: AnExpert;
let organisation: AnOrganisation;
let booker: Client;

beforeAll(async () => {
  server = await startServer();
  client = await Client.of(server);
  expert = await anExpert(server, client);
  organisation = await anOrganisation(server);
  booker = await client.as(organisation.booker.email);
});
afterAll(() => server.stop());

describe('a booking', () => {
  test('is held, confirmed, moved and cancelled', async () => {
    const [first, second] = await slotsOf(client, expert, server.clock.now().add({ hours: 48 }));
    const held = await booker.post('/api/v1/bookings', {
      token: first?.token,
      organisation_id: organisation.id,
      mode: 'video',
    });
    expect(held).toMatchObject({ status: 201, body: { state: 'held', start: first?.start } });
    const confirmed = await booker.post(`/api/v1/bookings/${held.body.id}/confirmation`);
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'confirmed', sequence: 0 } });
    const moved = await booker.post(`/api/v1/bookings/${held.body.id}/rescheduling`, { start: second?.start });
    expect(moved).toMatchObject({ status: 200, body: { start: second?.start, sequence: 1 } });
    const cancelled = await booker.post(`/api/v1/bookings/${held.body.id}/cancellation`, { reason: 'illness' });
    expect(cancelled).toMatchObject({
      status: 200,
      body: { state: 'cancelled', sequence: 2, cancelled: { by: 'client', reason: 'illness' } },
    });
  });
});
