import { z } from 'zod';
import { AccountTable } from '../accounts/index.js';
import { ExpertTable } from '../experts/index.js';
import type { Transaction } from '../platform/database.js';
import { instantView } from '../platform/http/parameters.js';
import { type Conversation, conversationStates, declineReasons, sides } from './conversation.js';

export const conversationView = z
  .object({
    id: z.uuid(),
    kind: z.enum(['booking', 'question']),
    booking_id: z.uuid().nullable().meta({ description: 'Null for a question.' }),
    expert: z.object({ id: z.uuid(), name: z.string() }),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    state: z.enum(conversationStates),
    opened_at: instantView,
    last_message_at: instantView,
    last_number: z.int().meta({ description: 'Of the newest message.' }),
    unread: z.int().meta({ description: 'How many messages of others you have not marked as read.' }),
    closed: z
      .object({
        at: instantView,
        by: z.enum(sides),
        reason: z.enum(declineReasons).nullable().meta({ description: 'Where it was declined.' }),
        note: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Conversation' });

export const conversationsView = z
  .object({ items: z.array(conversationView), next_cursor: z.string().nullable() })
  .meta({ id: 'Conversations' });

/** With the names of both sides, in two queries however many there are. */
export async function viewConversations(
  tx: Transaction,
  conversations: readonly (Conversation & { readonly unread: number })[],
): Promise<z.output<typeof conversationView>[]> {
  const experts = await new ExpertTable(tx).findAll([...new Set(conversations.map(({ expertId }) => expertId))]);
  const organisations = await new AccountTable(tx).organisations([
    ...new Set(conversations.map(({ organisationId }) => organisationId)),
  ]);
  const nameOf = new Map<string, string>([...experts, ...organisations].map(({ id, name }) => [id, name]));
  return conversations.map((one) => ({
    id: one.id,
    kind: one.bookingId === null ? 'question' : 'booking',
    booking_id: one.bookingId,
    expert: { id: one.expertId, name: nameOf.get(one.expertId) ?? '' },
    organisation: { id: one.organisationId, name: nameOf.get(one.organisationId) ?? '' },
    state: one.state,
    opened_at: one.openedAt.toString(),
    last_message_at: one.lastMessageAt.toString(),
    last_number: one.lastNumber,
    unread: one.unread,
    closed:
      one.closedAt && one.closedSide
        ? { at: one.closedAt.toString(), by: one.closedSide, reason: one.declineReason, note: one.declineNote }
        : null,
  }));
}
