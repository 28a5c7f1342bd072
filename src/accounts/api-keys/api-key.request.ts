import { z } from 'zod';
import { instantText } from '../../platform/http/parameters.js';
import { keyScopes } from '../scopes.js';

export const createApiKeyRequest = z
  .strictObject({
    name: z.string().trim().min(1).max(80).meta({ description: 'To tell it by, such as what uses it.' }),
    scopes: z
      .array(z.enum(keyScopes))
      .min(1)
      .max(keyScopes.length)
      .transform((scopes) => keyScopes.filter((scope) => scopes.includes(scope)))
      .meta({
        description: 'read: to look; book: to hold, confirm, move and cancel; manage: profile, offers and diary.',
      }),
    expires_at: instantText.optional().meta({ description: 'Left out, it is good until it is revoked.' }),
  })
  .meta({ id: 'CreateApiKey' });
export type CreateApiKeyRequest = z.output<typeof createApiKeyRequest>;
