import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import type { Passkey } from './passkey.js';

export const passkeyView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    synced: z.boolean().meta({ description: 'Whether what keeps it copies it to other devices.' }),
    created_at: instantView,
    last_used_at: instantView.nullable(),
  })
  .meta({ id: 'Passkey' });

export const passkeysView = z.object({ items: z.array(passkeyView) }).meta({ id: 'Passkeys' });

export function viewPasskey({ id, name, synced, createdAt, lastUsedAt }: Passkey): z.output<typeof passkeyView> {
  return {
    id,
    name,
    synced,
    created_at: createdAt.toString(),
    last_used_at: lastUsedAt?.toString() ?? null,
  };
}
