import { z } from 'zod';
import { dateView, instantView } from '../../platform/http/parameters.js';
import { type Interest, interestNatures } from './interest.js';

export const interestView = z
  .object({
    id: z.uuid(),
    organisation: z.object({ id: z.uuid().nullable(), name: z.string() }),
    nature: z.enum(interestNatures),
    note: z.string(),
    since: dateView,
    until: dateView.nullable(),
    declared_at: instantView,
  })
  .meta({ id: 'Interest' });

export const interestsView = z.object({ items: z.array(interestView) }).meta({ id: 'Interests' });

export function viewInterest(interest: Interest): z.output<typeof interestView> {
  return {
    id: interest.id,
    organisation: { id: interest.organisationId, name: interest.organisationName },
    nature: interest.nature,
    note: interest.note,
    since: interest.since,
    until: interest.until,
    declared_at: interest.declaredAt.toString(),
  };
}
