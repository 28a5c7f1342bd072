import type { EventType, NewDelivery } from '../events/index.js';
import { newId, type WebhookDeliveryId, type WebhookEndpointId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import type { Place } from '../platform/http/cursor.js';
import type { DeliveryFailure, DeliveryState, WebhookDelivery } from './webhook-delivery.js';

interface Row {
  readonly id: WebhookDeliveryId;
  readonly endpoint_id: WebhookEndpointId;
  readonly message_id: string;
  readonly type: EventType;
  readonly about_kind: string;
  readonly about_id: string;
  readonly told_at: Date;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly first_tried_at: Date | null;
  readonly last_tried_at: Date | null;
  readonly due_at: Date;
  readonly status: number | null;
  readonly failure: DeliveryFailure | null;
  readonly ended_at: Date | null;
  readonly at: Date;
  readonly data: Record<string, unknown>;
}

/** With what is sent, and when that happened. */
export interface DeliveryWithData extends WebhookDelivery {
  readonly at: Temporal.Instant;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Somebody tries it now, and nobody else for a minute. */
export interface ClaimedDelivery extends DeliveryWithData {
  readonly claim: string;
}

interface List {
  readonly state: DeliveryState | undefined;
  readonly before: Place | undefined;
  readonly count: number;
}

/** What is claimed of an endpoint. */
interface Limits {
  /** Nothing where so many are being tried already. */
  readonly mostAtOnce: number;
  /** Nothing but messages that somebody asked for to try it out. */
  readonly isResting: boolean;
}

const claimedForSeconds = 60;
const columns = `d.id, d.endpoint_id, d.message_id, d.about_id, d.told_at, d.state, d.tries, d.first_tried_at, d.last_tried_at,
  d.due_at, d.status, d.failure, d.ended_at, m.type, m.about_kind, m.at, m.data`;
const from = 'webhook_deliveries d JOIN webhook_messages m ON m.id = d.message_id';
/** As it was told: what was tried, or is asked for again, has its turn with the others. So no more of them go out than somebody asks for. */
export const isNewTest = `m.type = 'webhook.test' AND d.due_at = d.told_at`;
const anew = `state = 'waiting', tries = 0, first_tried_at = NULL, ended_at = NULL, claim = NULL, claimed_until = NULL`;

/** What was told to endpoints, and what became of that. */
export class WebhookDeliveryTable {
  constructor(private readonly tx: Transaction) {}

  /**
   * What is to be tried next of an endpoint, which is locked: a new test, or else the earliest that is due and has nothing before it about the
   * same thing.
   */
  async claim(
    id: WebhookEndpointId,
    { mostAtOnce, isResting }: Limits,
    now: Temporal.Instant,
  ): Promise<ClaimedDelivery | undefined> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM ${from}
       WHERE d.endpoint_id = $1 AND d.state = 'waiting' AND d.due_at <= $2 AND coalesce(d.claimed_until <= $2, true)
         AND NOT EXISTS (SELECT FROM webhook_deliveries e WHERE e.endpoint_id = d.endpoint_id AND e.about_id = d.about_id
           AND e.state = 'waiting' AND e.sequence < d.sequence)
         AND $3 > (SELECT count(*) FROM webhook_deliveries e
           WHERE e.endpoint_id = $1 AND e.state = 'waiting' AND e.claimed_until > $2)
         AND (NOT $4 OR (${isNewTest}))
       ORDER BY (${isNewTest}) DESC, d.sequence LIMIT 1`,
      [id, now.toString(), mostAtOnce, isResting],
    );
    if (!rows[0]) return undefined;
    const claim = newId();
    await this.tx.query('UPDATE webhook_deliveries SET claim = $2, claimed_until = $3 WHERE id = $1', [
      ...[rows[0].id, claim, now.add({ seconds: claimedForSeconds }).toString()],
    ]);
    return { ...deliveryOf(rows[0]), claim };
  }

  /**
   * What this transaction has written is told from now on, whenever it happened. Returns a delivery of each endpoint that is enabled: the others
   * are sent nothing.
   */
  async tell(ids: readonly string[], now: Temporal.Instant): Promise<NewDelivery[]> {
    return this.tx.query(
      `WITH told AS (UPDATE webhook_deliveries SET told_at = $2, due_at = $2 WHERE id = ANY ($1) RETURNING id, endpoint_id)
       SELECT DISTINCT ON (e.id) t.id, e.id AS "endpointId" FROM told t JOIN webhook_endpoints e ON e.id = t.endpoint_id
       WHERE e.state = 'enabled' ORDER BY e.id, t.id`,
      [ids, now.toString()],
    );
  }

  /** What came of a try; not where it was asked for again meanwhile, or is forgotten. */
  async record({ id, ...delivery }: WebhookDelivery, claim: string): Promise<void> {
    const { state, tries, status, failure, firstTriedAt, lastTriedAt, dueAt, endedAt } = delivery;
    await this.tx.query(
      `UPDATE webhook_deliveries SET state = $3, tries = $4, status = $5, failure = $6, first_tried_at = $7, last_tried_at = $8,
         due_at = $9, ended_at = $10, claim = NULL, claimed_until = NULL
       WHERE id = $1 AND claim = $2`,
      [
        ...[id, claim, state, tries, status, failure],
        ...[firstTriedAt, lastTriedAt, dueAt, endedAt].map((at) => at?.toString() ?? null),
      ],
    );
  }

  /** Of an endpoint, what was told last first. */
  async list(id: WebhookEndpointId, { state, before, count }: List): Promise<WebhookDelivery[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM ${from}
       WHERE d.endpoint_id = $1 AND ($2::text IS NULL OR d.state = $2)
         AND ($3::timestamptz IS NULL OR (d.told_at, d.id) < ($3, $4::uuid))
       ORDER BY d.told_at DESC, d.id DESC LIMIT $5`,
      [id, state ?? null, before?.at ?? null, before?.id ?? null, count],
    );
    return rows.map(deliveryOf);
  }

  /** Throws `not-found`. */
  async find(endpointId: WebhookEndpointId, id: WebhookDeliveryId): Promise<DeliveryWithData> {
    const rows: Row[] = await this.tx.query(`SELECT ${columns} FROM ${from} WHERE d.endpoint_id = $1 AND d.id = $2`, [
      endpointId,
      id,
    ]);
    if (!rows[0]) throw notFound('webhook delivery');
    return deliveryOf(rows[0]);
  }

  /** Sent again, as if for the first time. */
  async again(id: WebhookDeliveryId, now: Temporal.Instant): Promise<void> {
    await this.tx.query(`UPDATE webhook_deliveries SET ${anew}, due_at = $2 WHERE id = $1`, [id, now.toString()]);
  }

  /** The same of all that was told since an instant. Returns how many. */
  async allAgain(id: WebhookEndpointId, since: Temporal.Instant, now: Temporal.Instant): Promise<number> {
    const [, count]: [unknown, number] = await this.tx.query(
      `UPDATE webhook_deliveries SET ${anew}, due_at = $3 WHERE endpoint_id = $1 AND told_at >= $2`,
      [id, since.toString(), now.toString()],
    );
    return count;
  }

  /** What waits of an endpoint that is enabled again, however often it was tried before. */
  async waitingAgain(id: WebhookEndpointId, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE webhook_deliveries SET ${anew}, due_at = $2 WHERE endpoint_id = $1 AND state = 'waiting'`,
      [id, now.toString()],
    );
  }

  /** By endpoint; none of those of which nothing waits. */
  async countWaiting(ids: readonly WebhookEndpointId[]): Promise<ReadonlyMap<WebhookEndpointId, number>> {
    const rows: { endpoint_id: WebhookEndpointId; count: number }[] = await this.tx.query(
      `SELECT endpoint_id, count(*)::int AS count FROM webhook_deliveries
       WHERE endpoint_id = ANY ($1) AND state = 'waiting' GROUP BY endpoint_id`,
      [ids],
    );
    return new Map(rows.map(({ endpoint_id, count }) => [endpoint_id, count]));
  }

  /** Of an endpoint, how often it was tried out since an instant. */
  async countTests(id: WebhookEndpointId, since: Temporal.Instant): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM ${from} WHERE d.endpoint_id = $1 AND d.told_at >= $2 AND m.type = 'webhook.test'`,
      [id, since.toString()],
    );
    return rows[0]?.count ?? 0;
  }

  /** What was told before an instant, delivered or not. */
  async forgetBefore(instant: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `DELETE FROM webhook_messages m WHERE at < $1
         AND NOT EXISTS (SELECT FROM webhook_deliveries d WHERE d.message_id = m.id AND d.told_at >= $1)`,
      [instant.toString()],
    );
  }
}

function deliveryOf(row: Row): DeliveryWithData {
  const at = (date: Date | null) => date?.toTemporalInstant() ?? null;
  return {
    ...{ id: row.id, endpointId: row.endpoint_id, messageId: row.message_id, type: row.type, data: row.data },
    at: row.at.toTemporalInstant(),
    ...{ about: { kind: row.about_kind, id: row.about_id }, toldAt: row.told_at.toTemporalInstant() },
    ...{ state: row.state, tries: row.tries, status: row.status, failure: row.failure },
    ...{ firstTriedAt: at(row.first_tried_at), lastTriedAt: at(row.last_tried_at) },
    ...{ dueAt: row.due_at.toTemporalInstant(), endedAt: at(row.ended_at) },
  };
}
