import { z } from 'zod';
import {
  accessProvisions,
  codesOf,
  languages,
  legalForms,
  regions,
  sectors,
  stages,
  topics,
} from '../../kernel/taxonomy.js';
import { instantText } from '../../platform/http/parameters.js';
import { expertKinds } from '../expert.js';
import { pricings } from '../offer.js';

const provision = z.enum(codesOf(accessProvisions));
/** An empty parameter is no price, where coercion would make a 0 of it. */
const pence = z
  .string()
  .regex(/^\d{1,8}$/, 'must be a whole number of pence, of at most 8 digits')
  .transform(Number);
const behind = 'Who names others only is left out; who names none takes on all, and comes after those who name it.';

export const searchRequest = z
  .strictObject({
    q: z.string().trim().max(200).optional().meta({
      description:
        'Words of the profile, up to six; typing errors, accents, and words such as “how” and “co-op” do not matter. Where nobody has all of them, those are found who have any.',
    }),
    kind: z.enum(expertKinds).optional(),
    topic: z.enum(codesOf(topics)).optional(),
    stage: z.enum(codesOf(stages)).optional().meta({ description: behind }),
    legal_form: z.enum(codesOf(legalForms)).optional().meta({ description: behind }),
    sector: z.enum(codesOf(sectors)).optional().meta({ description: behind }),
    language: z.enum(codesOf(languages)).optional(),
    access: z
      .union([provision, z.array(provision).min(1).max(5)], {
        error: 'must be a code of access in the taxonomy, or up to five of them, each as an `access` of its own',
      })
      .transform((asked) => [...new Set(typeof asked === 'string' ? [asked] : asked)])
      .optional()
      .meta({ description: 'Provides all of this; repeat it for up to five.' }),
    region: z
      .enum(codesOf(regions))
      .optional()
      .meta({ description: 'Meets people there; who works remotely is found by `remote`.' }),
    near: z
      .enum(codesOf(regions))
      .optional()
      .meta({ description: 'Leaves nobody out: who works there comes first, then who works remotely.' }),
    remote: z
      .enum(['true', 'false'])
      .transform((text) => text === 'true')
      .optional(),
    pricing: z.enum(pricings).optional().meta({ description: 'Offers something that is paid in this way.' }),
    price_from_minor: pence.optional().meta({
      description:
        'In pence: the whole price of the cheapest paid session is at least this. Who offers free introductions alone counts as 0.',
    }),
    price_to_minor: pence.optional().meta({ description: 'In pence: … and at most this. It never orders.' }),
    free_from: instantText.optional().meta({ description: 'Free for a session that starts here or later …' }),
    free_to: instantText.optional().meta({ description: '… and ends here or earlier.' }),
    free_minutes: z.coerce.number().int().min(5).max(480).default(30).meta({ description: 'For how long.' }),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    cursor: z.string().max(400).optional().meta({ description: '`next_cursor` of the page before.' }),
  })
  .refine(({ free_from, free_to }) => (free_from === undefined) === (free_to === undefined), {
    path: ['free_to'],
    message: 'free_from and free_to go together',
  })
  .refine(({ free_from, free_to }) => !free_from || !free_to || Temporal.Instant.compare(free_from, free_to) < 0, {
    path: ['free_to'],
    message: 'must be after free_from',
  })
  .refine(({ price_from_minor: from, price_to_minor: to }) => from === undefined || to === undefined || from <= to, {
    path: ['price_to_minor'],
    message: 'must be price_from_minor or more',
  });
export type SearchRequest = z.output<typeof searchRequest>;
