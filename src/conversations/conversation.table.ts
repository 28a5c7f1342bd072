import type { BookingId, ConversationId, ExpertId, OrganisationId, UserId } from '../kernel/id.js';
import { notFound, Problem } from '../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../platform/database.js';
import type { Conversation, ConversationState } from './conversation.js';

interface Row extends Omit<Conversation, 'openedAt' | 'lastMessageAt' | 'closedAt'> {
  readonly openedAt: Date;
  readonly lastMessageAt: Date;
  readonly closedAt: Date | null;
}

const columns = `c.id, c.booking_id AS "bookingId", c.expert_id AS "expertId", c.organisation_id AS "organisationId",
  c.opened_by AS "openedBy", c.opened_at AS "openedAt", c.last_message_at AS "lastMessageAt", c.last_number AS "lastNumber", c.state,
  c.closed_at AS "closedAt", c.closed_side AS "closedSide", c.decline_reason AS "declineReason", c.decline_note AS "declineNote"`;

/** What the person of parameter $1 has not read and has not written. */
const unread = `(SELECT count(*)::int FROM messages m WHERE m.conversation_id = c.id AND m.written_by <> $1 AND m.number >
  coalesce((SELECT k.read_to FROM read_marks k WHERE k.conversation_id = c.id AND k.user_id = $1), 0))`;

/** Whose conversations, and which part of them. */
export interface ConversationList {
  readonly userId: UserId;
  readonly organisationIds: readonly OrganisationId[];
  readonly expertId: ExpertId | undefined;
  readonly kind: 'booking' | 'question' | undefined;
  readonly state: ConversationState | undefined;
  readonly before: { readonly at: string; readonly id: string } | undefined;
  readonly count: number;
}

export class ConversationTable {
  constructor(private readonly tx: Transaction) {}

  /** What was said and shown before an instant goes; the application may not delete it by itself. */
  async forgetBefore(instant: Temporal.Instant, now: Temporal.Instant): Promise<void> {
    await this.tx.query('SELECT forget_messages_before($1, $2)', [instant.toString(), now.toString()]);
  }

  ofBooking(id: BookingId): Promise<Conversation | undefined> {
    return this.one('c.booking_id = $1', [id]);
  }

  async question(id: ConversationId): Promise<Conversation> {
    const found = await this.one('c.id = $1 AND c.booking_id IS NULL', [id]);
    if (!found) throw notFound('question');
    return found;
  }

  openQuestion(organisationId: OrganisationId, expertId: ExpertId): Promise<Conversation | undefined> {
    return this.one(`c.organisation_id = $1 AND c.expert_id = $2 AND c.booking_id IS NULL AND c.state = 'open'`, [
      organisationId,
      expertId,
    ]);
  }

  /** Makes all who write there wait for each other. */
  async lock(id: ConversationId): Promise<Conversation> {
    const found = await this.one('c.id = $1 FOR NO KEY UPDATE', [id]);
    if (!found) throw notFound('conversation');
    return found;
  }

  /** Throws `question-open`. */
  async insert(conversation: Conversation): Promise<void> {
    try {
      await this.write(conversation, '');
    } catch (error) {
      if (brokenConstraint(error) !== 'an organisation has one open question to an adviser') throw error;
      throw new Problem(
        'question-open',
        'Your organisation has an open question to this adviser already. Write there, or close it first.',
      );
    }
  }

  /** The one of a booking, made by whoever comes first; locked. */
  async lockOfBooking(fresh: Conversation & { readonly bookingId: BookingId }): Promise<Conversation> {
    await this.write(fresh, 'ON CONFLICT (booking_id) DO NOTHING');
    const { id } = (await this.ofBooking(fresh.bookingId)) ?? fresh;
    return this.lock(id);
  }

  /** Throws `conversation-full`. */
  async update(conversation: Conversation): Promise<void> {
    const { id, lastMessageAt, lastNumber, state, closedAt, closedSide, declineReason, declineNote } = conversation;
    try {
      await this.tx.query(
        `UPDATE conversations SET last_message_at = $2, last_number = $3, state = $4, closed_at = $5, closed_side = $6,
           decline_reason = $7, decline_note = $8 WHERE id = $1`,
        [
          ...[id, lastMessageAt.toString(), lastNumber, state, closedAt?.toString() ?? null, closedSide],
          ...[declineReason, declineNote],
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'a conversation has at most 5000 messages') throw error;
      throw new Problem('conversation-full', 'There are 5000 messages here already, which is the most.');
    }
  }

  /** How many questions were asked for an organisation and by a person; whoever counts has locked both. */
  async questionsSince(organisationId: OrganisationId, userId: UserId, since: Temporal.Instant) {
    const rows: { organisation: number; person: number }[] = await this.tx.query(
      `SELECT (count(*) FILTER (WHERE organisation_id = $1))::int AS organisation, (count(*) FILTER (WHERE opened_by = $2))::int AS person
       FROM conversations WHERE (organisation_id = $1 OR opened_by = $2) AND booking_id IS NULL AND opened_at > $3`,
      [organisationId, userId, since.toString()],
    );
    return rows[0] ?? { organisation: 0, person: 0 };
  }

  /** Whether an adviser and an organisation have had to do with each other here. */
  async haveMet(expertId: ExpertId, organisationId: OrganisationId): Promise<boolean> {
    return (
      (await this.one('c.expert_id = $1 AND c.organisation_id = $2 LIMIT 1', [expertId, organisationId])) !== undefined
    );
  }

  async unreadOf(id: ConversationId, userId: UserId): Promise<number> {
    const rows: { unread: number }[] = await this.tx.query(
      `SELECT ${unread} AS unread FROM conversations c WHERE c.id = $2`,
      [userId, id],
    );
    return rows[0]?.unread ?? 0;
  }

  /** The latest first, each with how much of it somebody has not read. */
  async list(list: ConversationList): Promise<(Conversation & { readonly unread: number })[]> {
    const { userId, organisationIds, expertId, kind, state, before, count } = list;
    const rows: (Row & { unread: number })[] = await this.tx.query(
      `SELECT ${columns}, ${unread} AS unread FROM conversations c
       WHERE (c.organisation_id = ANY($2) OR c.expert_id = $3)
         AND ($4::text IS NULL OR (c.booking_id IS NULL) = ($4 = 'question'))
         AND ($5::text IS NULL OR c.state = $5)
         AND ($6::timestamptz IS NULL OR (c.last_message_at, c.id) < ($6, $7::uuid))
       ORDER BY c.last_message_at DESC, c.id DESC LIMIT $8`,
      [
        ...[userId, organisationIds, expertId ?? null, kind ?? null, state ?? null],
        ...[before?.at ?? null, before?.id ?? null, count],
      ],
    );
    return rows.map((row) => ({ ...conversationOf(row), unread: row.unread }));
  }

  private async write(conversation: Conversation, onConflict: string): Promise<void> {
    const { id, bookingId, expertId, organisationId, openedBy, openedAt, lastMessageAt, lastNumber } = conversation;
    await this.tx.query(
      `INSERT INTO conversations (id, booking_id, expert_id, organisation_id, opened_by, opened_at, last_message_at, last_number)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ${onConflict}`,
      [
        ...[id, bookingId, expertId, organisationId, openedBy],
        ...[openedAt.toString(), lastMessageAt.toString(), lastNumber],
      ],
    );
  }

  private async one(condition: string, values: unknown[]): Promise<Conversation | undefined> {
    const rows: Row[] = await this.tx.query(`SELECT ${columns} FROM conversations c WHERE ${condition}`, values);
    return rows[0] && conversationOf(rows[0]);
  }
}

function conversationOf(row: Row): Conversation {
  return {
    ...row,
    openedAt: row.openedAt.toTemporalInstant(),
    lastMessageAt: row.lastMessageAt.toTemporalInstant(),
    closedAt: row.closedAt?.toTemporalInstant() ?? null,
  };
}
