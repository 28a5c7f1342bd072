import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { roles } from '../actor.js';
import type { Invitation } from './invitation.js';

export const invitationView = z
  .object({
    id: z.uuid(),
    organisation_id: z.uuid(),
    email: z.string(),
    role: z.enum(roles),
    sent_at: instantView,
    lapses_at: instantView,
  })
  .meta({ id: 'Invitation' });

export const invitationsView = z.object({ items: z.array(invitationView) }).meta({ id: 'Invitations' });

export const membershipView = z.object({ organisation_id: z.uuid(), role: z.enum(roles) }).meta({ id: 'Membership' });

export function viewInvitation(invitation: Invitation): z.output<typeof invitationView> {
  return {
    id: invitation.id,
    organisation_id: invitation.organisationId,
    email: invitation.email,
    role: invitation.role,
    sent_at: invitation.sentAt.toString(),
    lapses_at: invitation.lapsesAt.toString(),
  };
}
