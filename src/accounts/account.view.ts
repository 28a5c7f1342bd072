import { z } from 'zod';
import { type Actor, roles } from './actor.js';
import { type Organisation, organisationKinds, type Person } from './organisation.js';

export const organisationView = z
  .object({ id: z.uuid(), name: z.string(), kind: z.enum(organisationKinds) })
  .meta({ id: 'Organisation' });

export const myOrganisationsView = z
  .object({ items: z.array(organisationView.extend({ my_role: z.enum(roles) })) })
  .meta({ id: 'MyOrganisations' });

export const organisationWithMembersView = organisationView
  .extend({
    members: z.array(z.object({ user_id: z.uuid(), name: z.string(), email: z.string(), role: z.enum(roles) })),
  })
  .meta({ id: 'OrganisationWithMembers' });

export const meView = z
  .object({
    user_id: z.uuid(),
    name: z.string(),
    email: z.string(),
    language: z.enum(['en', 'cy']),
    zone: z.string(),
    steward: z.boolean(),
    memberships: z.array(z.object({ organisation_id: z.uuid(), role: z.enum(roles) })),
  })
  .meta({ id: 'Me' });

export function viewMe(actor: Actor): z.output<typeof meView> {
  return {
    user_id: actor.userId,
    name: actor.name,
    email: actor.email,
    language: actor.language,
    zone: actor.zone,
    steward: actor.steward,
    memberships: actor.memberships.map(({ organisationId, role }) => ({ organisation_id: organisationId, role })),
  };
}

export function viewOrganisation({ id, name, kind }: Organisation): z.output<typeof organisationView> {
  return { id, name, kind };
}

export function viewMember(member: Person & { role: (typeof roles)[number] }) {
  return { user_id: member.userId, name: member.name, email: member.email, role: member.role };
}
