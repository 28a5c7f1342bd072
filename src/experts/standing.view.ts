import { z } from 'zod';
import { dateView, instantView } from '../platform/http/parameters.js';
import { credentialKinds } from './credentials/credential.js';

export const overseerView = z
  .object({
    kind: z.enum(['body', 'specialist']),
    id: z.uuid().meta({ description: 'Of the organisation, or of the adviser.' }),
    name: z.string(),
  })
  .meta({ id: 'Overseer' });

/** What everybody may know of why an adviser can be trusted. */
export const standingFields = {
  overseen_by: overseerView
    .extend({ since: instantView })
    .meta({ id: 'AcceptedOverseer' })
    .nullable()
    .meta({ description: 'Who answers for a barefoot adviser, and has said so.' }),
  coop_memberships: z.array(
    z.object({ name: z.string(), organisation_id: z.uuid().nullable(), role: z.string(), since: dateView }),
  ),
  credentials: z
    .array(
      z.object({
        kind: z.enum(credentialKinds),
        title: z.string(),
        issuer: z.string(),
        issued_on: dateView,
        expires_on: dateView.nullable(),
        verified_by: z.literal('steward'),
        verified_at: instantView,
      }),
    )
    .meta({ description: 'Those that a steward has verified and that have not expired.' }),
};

export interface StandingView {
  readonly overseen_by: (z.output<typeof overseerView> & { since: string }) | null;
  readonly coop_memberships: z.output<typeof standingFields.coop_memberships>;
  readonly credentials: z.output<typeof standingFields.credentials>;
}
