import { debtCharged } from '../../src/bookings/funding/booking.postings.js';
import { type BookingId, newId, type OrganisationId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { Database } from '../../src/platform/database.js';
import { type ABooker, aBooker } from './bookings.js';
import type { Answer, Client } from './client.js';
import { aMembership, aPerson } from './factories.js';
import type { TestServer } from './server.js';

/** Somebody who books for an organisation, and somebody who looks after its money. */
export interface AClient extends ABooker {
  readonly finance: Client;
}

export async function aClient(
  server: TestServer,
  client: Client,
  given: Parameters<typeof aBooker>[2] = {},
): Promise<AClient> {
  const booker = await aBooker(server, client, given);
  const person = await aPerson(server);
  await aMembership(server, booker.organisation.id, person, 'finance');
  return { ...booker, finance: await client.as(person.email) };
}

/** Agrees to what a session is quoted at, and says who pays: the client, where no voucher is named. */
export async function fundBy(
  client: Client,
  id: string,
  source: { voucher_id?: string; voucher_code?: string; voucher_pays_minor?: number; rail?: string } = {},
): Promise<Answer> {
  const { hash } = (await client.get(`/api/v1/bookings/${id}/quote`)).body;
  return client.post(`/api/v1/bookings/${id}/funding`, { quote_hash: hash, ...source });
}

/** As if a session had been called off late for the second time. */
export function aDebt({ app, clock }: TestServer, organisationId: string, minor: number): Promise<void> {
  return app.get(Database).transaction(async (tx) => {
    const debt = {
      bookingId: newId<BookingId>(),
      organisationId: organisationId as OrganisationId,
      amount: money(minor),
    } as const;
    await new Ledger(tx).post([debtCharged(debt, { occurredAt: clock.now() })], clock.now());
  });
}

/** What the books hold together, which is nothing, and what lies in escrow, by booking. */
export async function booksOf({ owner }: TestServer): Promise<{ sum: number; escrow: Record<string, number> }> {
  const { rows } = await owner.query<{ kind: string; owner: string; amount: number }>(
    `SELECT a.kind, a.owner, sum(p.amount_minor)::int AS amount
     FROM ledger_postings p JOIN ledger_accounts a ON a.id = p.account_id GROUP BY a.kind, a.owner`,
  );
  const lying = rows.filter(({ kind, amount }) => kind === 'escrow' && amount !== 0);
  return {
    sum: rows.reduce((so, { amount }) => so + amount, 0),
    escrow: Object.fromEntries(lying.map(({ owner: booking, amount }) => [booking, amount])),
  };
}

/** What an account has. */
export async function balanceOf({ owner: database }: TestServer, kind: string, owner: string): Promise<number> {
  const { rows } = await database.query<{ amount: number }>(
    `SELECT coalesce(sum(p.amount_minor), 0)::int AS amount FROM ledger_postings p
     JOIN ledger_accounts a ON a.id = p.account_id WHERE (a.kind, a.owner) = ($1, $2)`,
    [kind, owner],
  );
  return rows[0]?.amount ?? 0;
}
