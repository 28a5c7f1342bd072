import { z } from 'zod';
import { interestNatures } from '../../accounts/index.js';
import { dateView } from '../../platform/http/parameters.js';

export const declaredInterestsView = z
  .object({ items: z.array(z.object({ nature: z.enum(interestNatures), since: dateView })) })
  .meta({ id: 'DeclaredInterests' });
