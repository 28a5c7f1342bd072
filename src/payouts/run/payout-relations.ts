import type { Actor, Relation } from '../../accounts/index.js';
import type { Expert } from '../../experts/index.js';

/** What somebody is to an adviser's pay: it is their own, they keep the platform, or nothing. */
export function relationsToPay(actor: Actor, expert: Pick<Expert, 'userId'>): Relation[] {
  return [
    ...(actor.userId === expert.userId ? (['adviser'] as const) : []),
    ...(actor.steward ? (['steward'] as const) : []),
  ];
}

/** What somebody is to the pay of everybody. */
export function relationsToAllPay(actor: Actor): Relation[] {
  return actor.steward ? ['steward'] : [];
}
