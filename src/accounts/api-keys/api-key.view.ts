import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { keyScopes } from '../scopes.js';
import type { ApiKey } from './api-key.js';

export const apiKeyView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().meta({ description: 'How the key begins.' }),
    scopes: z.array(z.enum(keyScopes)),
    created_at: instantView,
    expires_at: instantView.nullable(),
    last_used_at: instantView.nullable().meta({ description: 'To the minute or so.' }),
  })
  .meta({ id: 'ApiKey' });

export const newApiKeyView = apiKeyView
  .extend({
    key: z
      .string()
      .nullable()
      .meta({ description: 'Shown this once, for you to keep; null where the same request is asked again.' }),
  })
  .meta({ id: 'NewApiKey' });

export const apiKeysView = z.object({ items: z.array(apiKeyView) }).meta({ id: 'ApiKeys' });

export function viewApiKey(key: ApiKey): z.output<typeof apiKeyView> {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: [...key.scopes],
    created_at: key.createdAt.toString(),
    expires_at: key.expiresAt?.toString() ?? null,
    last_used_at: key.lastUsedAt?.toString() ?? null,
  };
}
