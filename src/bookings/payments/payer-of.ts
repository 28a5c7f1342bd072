import { AccountTable, type Person } from '../../accounts/index.js';
import type { Payment } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { partiesTo } from '../parties.js';

/** Who is written to of a payment: whoever planned it, while they belong to the organisation; then whoever is told of the session. */
export async function payerOf(tx: Transaction, booking: Booking, { plannedBy }: Payment): Promise<Person> {
  const members = await new AccountTable(tx).members(booking.organisationId);
  return members.find(({ userId }) => userId === plannedBy) ?? (await partiesTo(tx, booking)).client;
}
