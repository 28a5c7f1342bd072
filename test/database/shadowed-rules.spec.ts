import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { aHold, aMonday } from '../support/bookings.js';
import { Client } from '../support/client.js';
import { anExpert, aPricedOffer, slotsOf } from '../support/factories.js';
import { aClient } from '../support/funding.js';
import { startServer, type TestServer } from '../support/server.js';
import { aVoucher } from '../support/vouchers.js';

/** What somebody with the application's own rights shows to rules by temporary tables of the same names. */
let server: TestServer;
let cunning: pg.Client;

beforeAll(async () => {
  server = await startServer();
  server.clock.moveTo(aMonday);
  cunning = new pg.Client({ connectionString: server.databaseUrl, options: '-c role=barefoot_app' });
  await cunning.connect();
});
afterAll(async () => {
  await cunning.end();
  await server.stop();
});

const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'nothing',
    (error: unknown) => (error as { constraint?: string }).constraint,
  );

test('a session is not confirmed on a payment that nobody made', async () => {
  const nobody = await Client.of(server);
  const adviser = await anExpert(server, nobody, { offer: aPricedOffer, hourlyMinor: 5999 });
  const theirs = await aClient(server, nobody);
  const [slot] = await slotsOf(nobody, adviser, aMonday.add({ hours: 48 }), 1);
  const { id, price } = await aHold(theirs, slot);
  await cunning.query('CREATE TEMPORARY TABLE booking_fundings (LIKE public.booking_fundings)');
  await cunning.query(
    'INSERT INTO pg_temp.booking_fundings (booking_id, at, total_minor, currency) VALUES ($1, now(), $2, $3)',
    [id, price.minor, price.currency],
  );
  const confirm = `UPDATE bookings SET state = 'confirmed', hold_number = NULL, lapses_at = NULL, confirmed_at = now(),
    confirmed_by = booked_by WHERE id = $1`;
  expect(await refusalOf(cunning.query(confirm, [id]))).toBe('a session is paid for before it is confirmed');
});

test('a voucher is not accepted on declarations that are asked of nobody', async () => {
  const { id: organisationId } = (await aClient(server, await Client.of(server))).organisation;
  const { id } = await aVoucher(server, {
    organisationId,
    terms: {
      ...{ state: 'offered', acceptedAt: null, acceptedBy: null },
      ...{ activeAt: null, startBy: null, expiresAt: null },
    },
  });
  await cunning.query('CREATE TEMPORARY TABLE declaration_texts (LIKE public.declaration_texts)');
  const accept = `UPDATE vouchers SET state = 'accepted', accepted_at = now(), accepted_by =
    (SELECT id FROM "user" LIMIT 1) WHERE id = $1`;
  expect(await refusalOf(cunning.query(accept, [id]))).toBe('a voucher is accepted with every declaration');
});

test('no rule looks anything up in a table of anybody else’s making', async () => {
  const { rows } = await server.owner.query(
    `SELECT DISTINCT p.proname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE NOT t.tgisinternal AND p.pronamespace = 'public'::regnamespace AND p.prosrc ~ '\\m(FROM|JOIN|UPDATE|INTO)\\s+[a-z]'
       AND p.proconfig IS DISTINCT FROM '{"search_path=pg_catalog, public, pg_temp"}' ORDER BY 1`,
  );
  expect(rows).toEqual([]);
});

test('a voucher does not end without a reason', async () => {
  const { id: organisationId } = (await aClient(server, await Client.of(server))).organisation;
  const { id } = await aVoucher(server, { organisationId });
  const end = `UPDATE vouchers SET state = 'expired', ended_at = now(), end_reason = NULL WHERE id = $1`;
  expect(await refusalOf(cunning.query(end, [id]))).toBe('a voucher that ended says when and why');
});
