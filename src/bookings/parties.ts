import { AccountTable, type Actor, type Person, type Relation, relationsTo } from '../accounts/index.js';
import { type Expert, ExpertTable } from '../experts/index.js';
import type { Transaction } from '../platform/database.js';
import type { Booking } from './booking.js';

/** What somebody is to a booking: on the client's side, its adviser, a steward, several of these, or nothing. */
export async function relationsToBooking(tx: Transaction, actor: Actor, booking: Booking): Promise<Relation[]> {
  const { userId } = await new ExpertTable(tx).find(booking.expertId);
  return [...relationsTo(actor, booking.organisationId), ...(userId === actor.userId ? (['adviser'] as const) : [])];
}

export interface Parties {
  readonly expert: Expert;
  readonly adviser: Person;
  readonly client: Person;
  readonly organisationName: string;
}

export async function partiesTo(tx: Transaction, booking: Booking): Promise<Parties> {
  const accounts = new AccountTable(tx);
  const expert = await new ExpertTable(tx).find(booking.expertId);
  return {
    expert,
    adviser: await accounts.person(expert.userId),
    client: await accounts.person(booking.bookedBy),
    organisationName: (await accounts.organisation(booking.organisationId))?.name ?? '',
  };
}
