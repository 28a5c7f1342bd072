import { type Actor, type Relation, relationsTo } from '../accounts/index.js';
import type { Payment } from './payment.js';

/** What an actor is to a payment: bookers have to do with those of sessions, and with what they planned themselves. */
export function relationsToPayment(
  actor: Actor,
  { organisationId, purpose, plannedBy }: Pick<Payment, 'organisationId' | 'purpose' | 'plannedBy'>,
): Relation[] {
  const isBookers = purpose === 'session' || plannedBy === actor.userId;
  return relationsTo(actor, organisationId).filter((relation) => relation !== 'booker' || isBookers);
}
