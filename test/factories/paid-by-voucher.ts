import { newId, type BookingId, type ExpertId, type OrganisationId } from '../../src/kernel/id.js';
import { minus, money, type Money } from '../../src/kernel/money.js';
import { Ledger, type Transfer } from '../../src/ledger/index.js';
import { clientShareReceived } from '../../src/bookings/funding/booking.postings.js';
import { Database, type Transaction } from '../../src/platform/database.js';
import { endVoucherUse, reserveVoucher } from '../../src/vouchers/index.js';
import type { AProgramme, AVoucher } from '../support/vouchers.js';
import { depositReceived } from '../../src/vouchers/voucher.postings.js';
import type { TestServer } from '../support/server.js';

/** A held session, paid by a voucher and its client, and confirmed: straight in the tables, and in the books with it. */
export interface PaidSession {
  readonly bookingId: BookingId;
  readonly organisationId: OrganisationId;
  readonly expertId: ExpertId;
  readonly voucher: AVoucher;
  readonly funderPays: Money;
  readonly clientPays: Money;
}

function inTransaction<T>(server: TestServer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return server.app.get(Database).transaction(work);
}

/** A booking as the API tells of it. */
export async function paidByVoucher(server: TestServer, voucher: AVoucher, booking: any): Promise<PaidSession> {
  const now = server.clock.now();
  const [bookingId, organisationId] = [booking.id as BookingId, voucher.organisationId];
  const total = money(booking.price.minor, booking.price.currency);
  const session = {
    ...{ organisationId, startsAt: Temporal.Instant.from(booking.start), adviserKind: 'specialist' as const },
    ...{
      adviserTopics: ['governance' as const],
      total,
      feeAndVat: money(0),
      preparation: { net: money(0), vat: money(0) },
      minutes: 105,
    },
  };
  return inTransaction(server, async (tx) => {
    const using = { voucherId: voucher.id, bookingId, organisationId, now, most: null };
    const { amount: funderPays } = await reserveVoucher(tx, session, using);
    const clientPays = minus(total, funderPays);
    const by = voucher.acceptedBy;
    const shares = [
      { source: 'voucher', voucher_id: voucher.id, amount: funderPays },
      { source: 'client', voucher_id: null, amount: clientPays },
    ].filter(({ amount }) => amount.minor > 0);
    for (const [position, { source, voucher_id, amount }] of shares.entries()) {
      await tx.query(
        `INSERT INTO booking_shares (booking_id, position, source, voucher_id, amount_minor, total_minor, currency, fixed_at, fixed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [bookingId, position, source, voucher_id, amount.minor, total.minor, total.currency, now.toString(), by],
      );
      await tx.query(
        'INSERT INTO booking_shares_secured (booking_id, position, at, by_user, reason) VALUES ($1, $2, $3, $4, $5)',
        [...[bookingId, position, now.toString(), by, 'It lies in escrow.']],
      );
    }
    await new Ledger(tx).post([clientShareReceived({ bookingId, amount: clientPays }, { occurredAt: now })], now);
    await tx.query('INSERT INTO booking_fundings (booking_id, at, total_minor, currency) VALUES ($1, $2, $3, $4)', [
      ...[bookingId, now.toString(), total.minor, total.currency],
    ]);
    await tx.query(
      `UPDATE bookings SET state = 'confirmed', confirmed_at = $2, confirmed_by = booked_by, hold_number = NULL, lapses_at = NULL WHERE id = $1`,
      [bookingId, now.toString()],
    );
    return { bookingId, organisationId, expertId: booking.expert.id, voucher, funderPays, clientPays };
  });
}

/** Ends it in a state, with what is earned of the voucher's share and what else is written in the books. */
export function ended(
  server: TestServer,
  session: PaidSession,
  given: {
    drawn: Money;
    late: boolean;
    state: string;
    set: string;
    transfers: readonly Omit<Transfer, 'occurredAt'>[];
  },
): Promise<void> {
  const now = server.clock.now();
  const { voucher, bookingId, organisationId } = session;
  return inTransaction(server, async (tx) => {
    await tx.query(`UPDATE bookings SET state = $2, ${given.set} WHERE id = $1`, [bookingId, given.state]);
    const { drawn, late } = given;
    await endVoucherUse(tx, { voucherId: voucher.id, bookingId, organisationId, now, drawn, late });
    await new Ledger(tx).post(
      given.transfers.map((transfer) => ({ ...transfer, occurredAt: now })),
      now,
    );
    await tx.query(
      `INSERT INTO earnings (id, expert_id, kind, reference, amount_minor, vat_minor, currency, earned_at, due_on, facts)
       SELECT gen_random_uuid(), a.owner::uuid, CASE t.code WHEN 'session-earned' THEN 'session' ELSE 'cancellation' END, t.reference::uuid,
         p.amount_minor, 0, 'GBP', $2, $2::timestamptz::date + 7, '{}'
       FROM ledger_transfers t JOIN ledger_postings p ON p.transfer_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
       WHERE t.reference = $1 AND a.kind = 'adviser-payable'`,
      [bookingId, now.toString()],
    );
  });
}

/** Another deposit of a programme's funder. Returns its id, which is the reference of its transfer. */
export function anotherDeposit(server: TestServer, programme: AProgramme, minor: number): Promise<string> {
  const [id, now] = [newId(), server.clock.now()];
  return inTransaction(server, async (tx) => {
    await tx.query(
      `INSERT INTO deposits (id, programme_id, amount_minor, currency, received_at, recorded_at, recorded_by, bank_reference)
       VALUES ($1, $2, $3, 'GBP', $4, $4, $5, $6)`,
      [id, programme.id, minor, now.toString(), programme.createdBy, `Deposit ${id}`],
    );
    const deposit = { id, programmeId: programme.id, amount: money(minor) };
    await new Ledger(tx).post([depositReceived(deposit, { occurredAt: now, by: programme.createdBy })], now);
    return id;
  });
}
