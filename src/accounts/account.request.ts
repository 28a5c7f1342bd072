import { z } from 'zod';
import { organisationKinds } from './organisation.js';

export const changeMeRequest = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    language: z.enum(['en', 'cy']).meta({ description: 'The language that we write to you in.' }),
    zone: z.string().max(64).meta({ description: 'An IANA time zone, such as Europe/London.' }),
  })
  .partial()
  .meta({ id: 'ChangeMe' });
export type ChangeMeRequest = z.output<typeof changeMeRequest>;

export const createOrganisationRequest = z
  .strictObject({ name: z.string().trim().min(2).max(120), kind: z.enum(organisationKinds) })
  .meta({ id: 'CreateOrganisation' });
export type CreateOrganisationRequest = z.output<typeof createOrganisationRequest>;
