import { z } from 'zod';
import { codesOf, legalForms, regions, sectors, stages } from '../../kernel/taxonomy.js';
import { mostPeople, mostSectors } from './enterprise.js';
import { registrationNumberOf } from './registration-number.js';

const enterprise = z.strictObject({
  legal_form: z.enum(codesOf(legalForms)).nullable().default(null),
  registration_number: z
    .string()
    .max(24)
    .transform((typed, context) => {
      const number = registrationNumberOf(typed);
      if (number !== undefined) return number;
      context.addIssue(
        'must be a number of Companies House (eight digits, or two letters and six digits), of the Mutuals Public Register or of a charity regulator; null where there is none',
      );
      return z.NEVER;
    })
    .nullable()
    .default(null)
    .meta({ description: 'Of Companies House, the Mutuals Public Register or a charity regulator.' }),
  region: z.enum(codesOf(regions)).nullable().default(null),
  stage: z.enum(codesOf(stages)).nullable().default(null),
  sectors: z
    .array(z.enum(codesOf(sectors)))
    .max(mostSectors)
    .transform((codes) => [...new Set(codes)])
    .default([]),
  people: z
    .int()
    .min(1)
    .max(mostPeople)
    .nullable()
    .default(null)
    .meta({ description: 'How many work in it, or are planning it.' }),
  trading: z.boolean().nullable().default(null),
});

/** What is left out is not said: whoever sends nothing at all has hardly meant to take back all that there is. */
export const enterpriseRequest = z
  .preprocess((body, context) => {
    if (typeof body === 'object' && body !== null && Object.keys(body).length === 0)
      context.addIssue(
        'must say something: send all that your organisation is, such as its region, stage, sectors and people, as nothing is kept of what is left out; to take something back, send it as null',
      );
    return body;
  }, enterprise)
  .meta({ id: 'SetEnterprise', minProperties: 1 });
export type EnterpriseRequest = z.output<typeof enterpriseRequest>;
