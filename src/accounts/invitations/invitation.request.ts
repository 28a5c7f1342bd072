import { z } from 'zod';
import { roles } from '../actor.js';

const mostAddressCharacters = 254; // RFC 5321, 4.5.3.1.3

export const inviteRequest = z
  .strictObject({ email: z.email().max(mostAddressCharacters).toLowerCase(), role: z.enum(roles) })
  .meta({ id: 'Invite' });
export type InviteRequest = z.output<typeof inviteRequest>;

export const acceptInvitationRequest = z
  .strictObject({ token: z.string().max(200).meta({ description: 'Of the letter.' }) })
  .meta({ id: 'AcceptInvitation' });
export type AcceptInvitationRequest = z.output<typeof acceptInvitationRequest>;
