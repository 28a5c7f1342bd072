import { z } from 'zod';
import { dateView } from '../../platform/http/parameters.js';
import type { CoopMembership } from './coop-membership.js';

export const coopMembershipView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    organisation_id: z.uuid().nullable(),
    role: z.string(),
    since: dateView,
    until: dateView.nullable(),
  })
  .meta({ id: 'CoopMembership' });

export const coopMembershipsView = z.object({ items: z.array(coopMembershipView) }).meta({ id: 'CoopMemberships' });

export function viewCoopMembership(membership: CoopMembership): z.output<typeof coopMembershipView> {
  const { id, name, organisationId, role, since, until } = membership;
  return { id, name, organisation_id: organisationId, role, since, until };
}
