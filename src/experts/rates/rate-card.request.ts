import { z } from 'zod';
import { money } from '../../kernel/money.js';
import { instantText } from '../../platform/http/parameters.js';
import { wageAreas } from '../../policies/index.js';

const hourly = z
  .strictObject({ minor: z.int().min(0).max(100_000), currency: z.literal('GBP').default('GBP') })
  .transform(({ minor, currency }) => money(minor, currency));

export const rateCardRequest = z
  .strictObject({
    in_force_from: instantText.optional().meta({ description: 'Now where it is left out; at most a year ahead.' }),
    area: z.enum(wageAreas).default('uk').meta({ description: 'Whose living wage the floor is reckoned from.' }),
    hourly: z
      .strictObject({
        contact: hourly,
        preparation: hourly.optional(),
        write_up: hourly.optional(),
        travel: hourly.optional(),
      })
      .meta({
        description: 'In pence. Left out: preparation and write-up as contact, travel at its least part of it.',
      }),
    vat_registered: z.boolean().default(false).meta({ description: 'Whether you charge VAT on your work.' }),
  })
  .meta({ id: 'NewRateCard' });
export type RateCardRequest = z.output<typeof rateCardRequest>;

export const rateFloorRequest = z.strictObject({
  area: z.enum(wageAreas).default('uk'),
  at: instantText.optional().meta({ description: 'Now where it is left out.' }),
});
export type RateFloorRequest = z.output<typeof rateFloorRequest>;
