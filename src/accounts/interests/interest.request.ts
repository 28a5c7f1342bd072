import { z } from 'zod';
import { dateText } from '../../platform/http/parameters.js';
import { interestNatures } from './interest.js';

export const declareInterestRequest = z
  .strictObject({
    organisation_id: z.uuid().optional().meta({ description: 'Of an organisation that is here …' }),
    organisation_name: z
      .string()
      .trim()
      .min(2)
      .max(120)
      .optional()
      .meta({ description: '… or the name of one that is not.' }),
    nature: z.enum(interestNatures),
    note: z.string().trim().max(1000).default('').meta({ description: 'Stewards read it.' }),
    since: dateText,
    until: dateText.nullable().default(null).meta({ description: 'Its last day; null while it lasts.' }),
  })
  .refine(
    ({ organisation_id, organisation_name }) => (organisation_id === undefined) !== (organisation_name === undefined),
    {
      path: ['organisation_id'],
      message: 'name the organisation by its id here, or in organisation_name: one of them',
      params: { rule: 'missing' },
    },
  )
  .refine(({ since, until }) => until === null || since <= until, {
    path: ['until'],
    message: 'must not be before since',
    params: { rule: 'too-early' },
  })
  .meta({ id: 'DeclareInterest' });
export type DeclareInterestRequest = z.output<typeof declareInterestRequest>;
