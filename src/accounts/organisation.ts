import type { OrganisationId, UserId } from '../kernel/id.js';
import type { Language } from './actor.js';

export const organisationKinds = ['start_up', 'co_op', 'funder', 'development_body'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** How many one person may act for: limits elsewhere are counted per organisation. */
export const mostOrganisations = 20;
export const mostMembers = 200;

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
}

/** Somebody we write to, in their language and zone. */
export interface Person {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly zone: string;
}

/** Who casts the votes of the organisations that there were at an instant. */
export interface Voters {
  readonly foundedBy: Temporal.Instant;
  /** Neither one organisation's, if there is such, nor one of the people. */
  readonly besides?: { readonly organisationId: OrganisationId | null; readonly userId: UserId };
}

/** What somebody may change of themselves; what is left out stays. */
export type PersonChange = { readonly [Key in 'name' | 'language' | 'zone']?: Person[Key] | undefined };
