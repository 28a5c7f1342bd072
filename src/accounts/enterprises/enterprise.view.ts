import { z } from 'zod';
import { codesOf, legalForms, regions, sectors, stages } from '../../kernel/taxonomy.js';
import { instantView } from '../../platform/http/parameters.js';
import type { Enterprise } from './enterprise.js';

export const enterpriseView = z
  .object({
    legal_form: z.enum(codesOf(legalForms)).nullable(),
    registration_number: z.string().nullable(),
    region: z.enum(codesOf(regions)).nullable(),
    stage: z.enum(codesOf(stages)).nullable(),
    sectors: z.array(z.enum(codesOf(sectors))),
    people: z.int().nullable(),
    trading: z.boolean().nullable(),
    updated_at: instantView.nullable().meta({ description: 'Null where nothing was ever said.' }),
  })
  .meta({ id: 'Enterprise' });

export function viewEnterprise(enterprise: Enterprise | undefined): z.output<typeof enterpriseView> {
  return {
    legal_form: enterprise?.legalForm ?? null,
    registration_number: enterprise?.registrationNumber ?? null,
    region: enterprise?.region ?? null,
    stage: enterprise?.stage ?? null,
    sectors: [...(enterprise?.sectors ?? [])],
    people: enterprise?.people ?? null,
    trading: enterprise?.trading ?? null,
    updated_at: enterprise?.updatedAt.toString() ?? null,
  };
}
