import type { BookingId } from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { Ledger } from '../../src/ledger/index.js';
import { clientShareReceived } from '../../src/bookings/funding/booking.postings.js';
import { Database } from '../../src/platform/database.js';
import type { Somebody } from './factories.js';
import type { TestServer } from './server.js';

/** The whole price of a held time came in from its client, and lies in escrow: for stories that are about what follows. */
export async function paidByClient(
  server: TestServer,
  { id, price }: { readonly id: string; readonly price: { readonly minor: number; readonly currency: string } },
  steward: Somebody,
): Promise<void> {
  const now = server.clock.now();
  await server.app.get(Database).transaction(async (tx) => {
    await tx.query(
      `INSERT INTO booking_shares (booking_id, position, source, amount_minor, total_minor, currency, fixed_at, fixed_by)
       VALUES ($1, 1, 'client', $2, $2, $3, $4, $5)`,
      [id, price.minor, price.currency, now.toString(), steward.id],
    );
    await tx.query(
      `INSERT INTO booking_shares_secured (booking_id, position, at, by_user, reason) VALUES ($1, 1, $2, $3, 'By bank transfer.')`,
      [id, now.toString(), steward.id],
    );
    await tx.query('INSERT INTO booking_fundings (booking_id, at, total_minor, currency) VALUES ($1, $2, $3, $4)', [
      id,
      now.toString(),
      price.minor,
      price.currency,
    ]);
    const share = { bookingId: id as BookingId, amount: money(price.minor, price.currency) };
    await new Ledger(tx).post([clientShareReceived(share, { occurredAt: now })], now);
  });
}

/** What all accounts of a currency have together. */
export async function sumOf({ owner }: TestServer, currency: string): Promise<number> {
  const { rows } = await owner.query<{ sum: number }>(
    'SELECT coalesce(sum(amount_minor), 0)::int AS sum FROM ledger_postings WHERE currency = $1',
    [currency],
  );
  return rows[0]?.sum ?? 0;
}
