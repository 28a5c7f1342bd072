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
  /** Who is written to and invited for the client. */
  readonly client: Person;
  readonly organisationName: string;
}

/** How the two sides are called. */
export interface PartyNames {
  readonly expert: Pick<Expert, 'name'>;
  readonly client: Pick<Person, 'name'>;
  readonly organisationName: string;
}

export async function partiesTo(tx: Transaction, booking: Booking): Promise<Parties> {
  const accounts = new AccountTable(tx);
  const expert = await new ExpertTable(tx).find(booking.expertId);
  return {
    expert,
    adviser: await accounts.person(expert.userId),
    client: await clientOf(accounts, booking),
    organisationName: (await accounts.organisation(booking.organisationId))?.name ?? '',
  };
}

/** Whoever booked it, while they belong to the organisation; then an admin: who has left it is told nothing more. */
async function clientOf(accounts: AccountTable, { organisationId, bookedBy }: Booking): Promise<Person> {
  const members = await accounts.members(organisationId);
  const left = !members.some(({ userId }) => userId === bookedBy);
  const admin = left ? members.find(({ role }) => role === 'admin') : undefined;
  return admin ?? accounts.person(bookedBy);
}
