import type { OrganisationId, UserId } from '../kernel/id.js';
import type { Relation } from './access.js';

export type Language = 'en' | 'cy';
export const roles = ['member', 'booker', 'finance', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who is asking. */
export interface Actor {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly zone: string;
  readonly steward: boolean;
  readonly memberships: readonly { readonly organisationId: OrganisationId; readonly role: Role }[];
}

/** What an actor is to a thing of an organisation. */
export function relationsTo(actor: Actor, organisationId: OrganisationId): Relation[] {
  const role = actor.memberships.find((membership) => membership.organisationId === organisationId)?.role;
  return [...(role ? [role] : []), ...(actor.steward ? (['steward'] as const) : [])];
}
