import type { EventType } from '../events/index.js';
import type { OrganisationId, UserId, WebhookEndpointId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import { isNewTest } from './webhook-delivery.table.js';
import type { DisablingReason, EndpointOwner, EndpointState, WebhookEndpoint } from './webhook-endpoint.js';

interface Row {
  readonly id: WebhookEndpointId;
  readonly organisation_id: OrganisationId | null;
  readonly user_id: UserId | null;
  readonly url: string;
  readonly description: string;
  readonly event_types: EventType[];
  readonly state: EndpointState;
  readonly disabled_because: DisablingReason | null;
  readonly sealed_secret: string;
  readonly sealed_previous_secret: string | null;
  readonly previous_secret_until: Date | null;
  readonly created_at: Date;
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly rests_until: Date | null;
  readonly slow_at: Date | null;
  readonly warned_at: Date | null;
  readonly delivered_at: Date | null;
  readonly replayed_at: Date | null;
}

const blanked = `removed_at = $2, organisation_id = NULL, user_id = NULL, url = '-', description = '', sealed_secret = NULL, sealed_previous_secret = NULL, previous_secret_until = NULL`;

/** Webhook endpoints. One that is removed is blank at once, and its row goes with the next sweep, so that no fact waits for that. */
export class WebhookEndpointTable {
  constructor(private readonly tx: Transaction) {}

  /** Makes somebody who makes several of their own at once wait for themselves. */
  async lockPerson(userId: UserId): Promise<void> {
    await this.tx.query('SELECT FROM "user" WHERE id = $1 FOR NO KEY UPDATE', [userId]);
  }

  /** All of somebody's own, in the order of ids. */
  async lockOwn(userId: UserId): Promise<void> {
    await this.tx.query('SELECT FROM webhook_endpoints WHERE user_id = $1 ORDER BY id FOR NO KEY UPDATE', [userId]);
  }

  async insert(endpoint: WebhookEndpoint): Promise<void> {
    const { id, owner, url, description, eventTypes, state, secret, createdAt } = endpoint;
    await this.tx.query(
      `INSERT INTO webhook_endpoints (id, organisation_id, user_id, url, description, event_types, state, sealed_secret, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, owner.organisationId, owner.userId, url, description, eventTypes, state, secret, createdAt.toString()],
    );
  }

  /** Of one that is locked. */
  async update(endpoint: WebhookEndpoint): Promise<void> {
    const { id, url, description, eventTypes, state, disabledBecause, secret, previousSecret, failures } = endpoint;
    const { previousSecretUntil, failingSince, restsUntil, slowAt, warnedAt, deliveredAt, replayedAt } = endpoint;
    await this.tx.query(
      `UPDATE webhook_endpoints SET url = $2, description = $3, event_types = $4, state = $5, disabled_because = $6,
         sealed_secret = $7, sealed_previous_secret = $8, failures = $9, previous_secret_until = $10, failing_since = $11,
         rests_until = $12, slow_at = $13, warned_at = $14, delivered_at = $15, replayed_at = $16
       WHERE id = $1`,
      [
        ...[id, url, description, eventTypes, state, disabledBecause, secret, previousSecret, failures],
        ...[previousSecretUntil, failingSince, restsUntil, slowAt, warnedAt, deliveredAt, replayedAt].map(
          (at) => at?.toString() ?? null,
        ),
      ],
    );
  }

  /** Throws `not-found`. */
  async find(id: WebhookEndpointId): Promise<WebhookEndpoint> {
    return one(await this.some('id = $1', [id]));
  }

  /** So that only one changes it, or chooses what to send there next. Throws `not-found`. */
  async lock(id: WebhookEndpointId): Promise<WebhookEndpoint> {
    return one(await this.some('id = $1', [id], 'FOR NO KEY UPDATE'));
  }

  /** The newest first. */
  ofOwner({ organisationId, userId }: EndpointOwner): Promise<WebhookEndpoint[]> {
    return this.some(
      '(organisation_id = $1 OR user_id = $2)',
      [organisationId, userId],
      'ORDER BY created_at DESC, id DESC',
    );
  }

  async remove(id: WebhookEndpointId, now: Temporal.Instant): Promise<void> {
    await this.tx.query(`UPDATE webhook_endpoints SET ${blanked} WHERE id = $1`, [id, now.toString()]);
    await this.tx.query('DELETE FROM webhook_deliveries WHERE endpoint_id = $1', [id]);
  }

  /** Of organisations that nobody is left of. */
  async idsOfNobody(): Promise<WebhookEndpointId[]> {
    const rows: { id: WebhookEndpointId }[] = await this.tx.query(
      `SELECT id FROM webhook_endpoints e WHERE removed_at IS NULL AND organisation_id IS NOT NULL
         AND NOT EXISTS (SELECT FROM memberships m WHERE m.organisation_id = e.organisation_id) LIMIT 200`,
    );
    return rows.map(({ id }) => id);
  }

  /** What was removed before an instant: no fact that was told meanwhile refers to it any more. */
  async forgetRemoved(before: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `DELETE FROM webhook_deliveries WHERE endpoint_id IN (SELECT id FROM webhook_endpoints WHERE removed_at < $1)`,
      [before.toString()],
    );
    await this.tx.query('DELETE FROM webhook_endpoints WHERE removed_at < $1', [before.toString()]);
  }

  /** Those to which something may be sent now; those that were slow last, and of them the one that had its turn longest ago first. */
  async due(now: Temporal.Instant): Promise<WebhookEndpointId[]> {
    const rows: { id: WebhookEndpointId }[] = await this.tx.query(
      `SELECT id FROM webhook_endpoints e WHERE removed_at IS NULL AND state = 'enabled'
         AND EXISTS (SELECT FROM webhook_deliveries d JOIN webhook_messages m ON m.id = d.message_id
           WHERE d.endpoint_id = e.id AND d.state = 'waiting' AND d.due_at <= $1
             AND (coalesce(e.rests_until <= $1, true) OR (${isNewTest})))
       ORDER BY slow_at NULLS FIRST, id LIMIT 1000`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  private async some(condition: string, values: unknown[], rest = ''): Promise<WebhookEndpoint[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT * FROM webhook_endpoints WHERE removed_at IS NULL AND ${condition} ${rest}`,
      values,
    );
    return rows.map(endpointOf);
  }
}

function one([endpoint]: readonly WebhookEndpoint[]): WebhookEndpoint {
  if (!endpoint) throw notFound('webhook endpoint');
  return endpoint;
}

function endpointOf(row: Row): WebhookEndpoint {
  const at = (date: Date | null) => date?.toTemporalInstant() ?? null;
  return {
    ...{ id: row.id, url: row.url, description: row.description, eventTypes: row.event_types },
    owner: { organisationId: row.organisation_id, userId: row.user_id } as EndpointOwner,
    ...{ state: row.state, disabledBecause: row.disabled_because },
    ...{ secret: row.sealed_secret, previousSecret: row.sealed_previous_secret },
    ...{ previousSecretUntil: at(row.previous_secret_until), createdAt: row.created_at.toTemporalInstant() },
    ...{ failures: row.failures, failingSince: at(row.failing_since), restsUntil: at(row.rests_until) },
    ...{
      slowAt: at(row.slow_at),
      warnedAt: at(row.warned_at),
      deliveredAt: at(row.delivered_at),
      replayedAt: at(row.replayed_at),
    },
  };
}
