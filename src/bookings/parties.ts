import { AccountTable, type Actor, type Person, type Relation, relationsTo } from '../accounts/index.js';
import { type Expert, ExpertTable } from '../experts/index.js';
import type { Transaction } from '../platform/database.js';
import type { Booking } from './booking.js';

/**
 * What somebody is to a booking: on the client's side, its adviser, a steward besides, or nothing. Whoever is the adviser acts
 * as that alone, also where they belong to the client's organisation: nobody confirms, accepts or reviews their own work.
 */
export async function relationsToBooking(tx: Transaction, actor: Actor, booking: Booking): Promise<Relation[]> {
  const { userId } = await new ExpertTable(tx).find(booking.expertId);
  const relations = relationsTo(actor, booking.organisationId);
  if (userId !== actor.userId) return relations;
  return ['adviser', ...relations.filter((relation) => relation === 'steward')];
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
