import { z } from 'zod';
import { dateText } from '../../platform/http/parameters.js';

export const coopMembershipRequest = z
  .strictObject({
    name: z.string().trim().min(2).max(120).meta({ description: 'Of the co-op.' }),
    organisation_id: z.uuid().nullable().default(null).meta({ description: 'Where the co-op is here too.' }),
    role: z.string().trim().min(2).max(120),
    since: dateText,
    until: dateText.nullable().default(null).meta({ description: 'Its last day; null while it lasts.' }),
  })
  .refine(({ since, until }) => until === null || since <= until, {
    path: ['until'],
    message: 'must not be before since',
    params: { rule: 'too-early' },
  })
  .meta({ id: 'CoopMembershipTerms' });
export type CoopMembershipRequest = z.output<typeof coopMembershipRequest>;
