import type { ConversationId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { nameOf, partiesOf } from '../parties.table.js';
import type { Message, NamedMessage } from './message.js';

type Row = Omit<NamedMessage, 'writtenAt'> & { readonly writtenAt: Date };

const messages = `SELECT m.id, m.conversation_id AS "conversationId", m.number, m.written_by AS "writtenBy", m.side, m.text,
  m.written_at AS "writtenAt", ${nameOf('m')} AS writer FROM messages m JOIN "user" u ON u.id = m.written_by
  ${partiesOf('m')}`;

/** Whoever adds to a conversation has locked it. */
export class MessageTable {
  constructor(private readonly tx: Transaction) {}

  async insert({ id, conversationId, number, writtenBy, side, text, writtenAt }: Message): Promise<void> {
    await this.tx.query(
      `INSERT INTO messages (id, conversation_id, number, written_by, side, text, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, conversationId, number, writtenBy, side, text, writtenAt.toString()],
    );
  }

  /** The last so many before a number, in their order. */
  async before(conversationId: ConversationId, number: number, count: number): Promise<NamedMessage[]> {
    const rows: Row[] = await this.tx.query(
      `${messages} WHERE m.conversation_id = $1 AND m.number < $2 ORDER BY m.number DESC LIMIT $3`,
      [conversationId, number, count],
    );
    return rows.map(messageOf).toReversed();
  }

  /** Makes whoever counts what somebody has sent wait until this transaction has sent its own; the last lock that is taken. */
  async lockSender(userId: UserId): Promise<void> {
    await this.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sender ${userId}`]);
  }

  async countSince(userId: UserId, since: Temporal.Instant): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM messages WHERE written_by = $1 AND written_at > $2',
      [userId, since.toString()],
    );
    return rows[0]?.count ?? 0;
  }

  async writersIn(conversationId: ConversationId): Promise<UserId[]> {
    const rows: { userId: UserId }[] = await this.tx.query(
      'SELECT DISTINCT written_by AS "userId" FROM messages WHERE conversation_id = $1',
      [conversationId],
    );
    return rows.map(({ userId }) => userId);
  }

  /** Returns up to where somebody has read; a mark never goes back, nor past the newest message. */
  async mark(conversationId: ConversationId, userId: UserId, readTo: number, now: Temporal.Instant): Promise<number> {
    const rows: { read_to: number }[] = await this.tx.query(
      `INSERT INTO read_marks AS k (conversation_id, user_id, read_to, marked_at)
       SELECT c.id, $2, least($3, c.last_number), $4 FROM conversations c WHERE c.id = $1
       ON CONFLICT (conversation_id, user_id)
         DO UPDATE SET read_to = greatest(k.read_to, EXCLUDED.read_to), marked_at = EXCLUDED.marked_at
       RETURNING read_to`,
      [conversationId, userId, readTo, now.toString()],
    );
    return rows[0]?.read_to ?? 0;
  }

  async markOf(conversationId: ConversationId, userId: UserId): Promise<number> {
    const rows: { read_to: number }[] = await this.tx.query(
      'SELECT read_to FROM read_marks WHERE conversation_id = $1 AND user_id = $2',
      [conversationId, userId],
    );
    return rows[0]?.read_to ?? 0;
  }
}

function messageOf(row: Row): NamedMessage {
  return { ...row, writtenAt: row.writtenAt.toTemporalInstant() };
}
