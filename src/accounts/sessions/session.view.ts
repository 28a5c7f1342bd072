import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import type { Session } from './session.table.js';
import { shortUserAgent } from './user-agent.js';

export const sessionsView = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        current: z.boolean().meta({ description: 'Whether this request comes from it.' }),
        created_at: instantView,
        last_used_at: instantView.meta({ description: 'To the minute or so.' }),
        expires_at: instantView,
        user_agent: z.string().meta({ description: 'Such as Firefox on Windows; empty where nothing is known.' }),
      }),
    ),
  })
  .meta({ id: 'Sessions' });

export function viewSession({ id, createdAt, lastUsedAt, expiresAt, userAgent }: Session, current: string) {
  return {
    id,
    current: id === current,
    created_at: createdAt.toISOString(),
    last_used_at: lastUsedAt.toISOString(),
    expires_at: expiresAt.toISOString(),
    user_agent: shortUserAgent(userAgent),
  };
}
