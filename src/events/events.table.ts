import { newId, type OrganisationId, type UserId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import type { EventContent, EventType, SubjectKind } from './catalogue.js';

/** Who has a right to know: organisations, people, or anyone, because anyone may read it over the API. */
export type Audience =
  { readonly organisations?: readonly OrganisationId[]; readonly people?: readonly UserId[] } | 'anyone';

export interface Told<Type extends EventType> {
  readonly type: Type;
  /** What it is about: events about one thing are delivered in the order in which they were told. */
  readonly about: { readonly kind: SubjectKind; readonly id: string };
  readonly at: Temporal.Instant;
  readonly to: Audience;
  readonly data: EventContent<Type>;
}

/** A delivery that was just written. */
export interface NewDelivery {
  readonly id: string;
  readonly endpointId: string;
}

const written = new WeakMap<Transaction, NewDelivery[]>();

/**
 * What happened, told in the transaction of the fact to whoever follows it; where nobody does, nothing is kept. Whoever tells of a thing has
 * locked it, so that its events are in one order.
 */
export class Events {
  constructor(private readonly tx: Transaction) {}

  async tell<Type extends EventType>({ type, about, at, to, data }: Told<Type>): Promise<void> {
    const anyone = to === 'anyone';
    const { organisations = [], people = [] } = anyone ? {} : to;
    await this.write(
      `SELECT id FROM webhook_endpoints
       WHERE removed_at IS NULL AND (event_types = '{}' OR $3 = ANY (event_types))
         AND ($7 OR organisation_id = ANY ($8) OR user_id = ANY ($9))`,
      { type, about, at, data },
      [anyone, organisations, people],
    );
  }

  /** Tells one endpoint that it is tried out. */
  async tellOf(endpointId: string, at: Temporal.Instant): Promise<void> {
    const data: EventContent<'webhook.test'> = { endpoint_id: endpointId };
    const about = { kind: 'webhook-endpoint', id: newId() } as const; // each by itself: it waits for no other
    await this.write('SELECT id FROM webhook_endpoints WHERE id = $7', { type: 'webhook.test', about, at, data }, [
      endpointId,
    ]);
  }

  private async write(
    followers: string,
    { type, about, at, data }: Omit<Told<EventType>, 'to'>,
    values: readonly unknown[],
  ): Promise<void> {
    const rows: NewDelivery[] = await this.tx.query(
      `WITH followers AS (${followers}),
         message AS (
           INSERT INTO webhook_messages (id, type, about_kind, about_id, at, data)
           SELECT $1::uuid, $3::text, $4::text, $5::uuid, $2::timestamptz, $6::jsonb WHERE EXISTS (SELECT FROM followers)
           RETURNING id, sequence, about_id, at)
       INSERT INTO webhook_deliveries (id, endpoint_id, message_id, sequence, about_id, told_at, due_at)
       SELECT gen_random_uuid(), f.id, m.id, m.sequence, m.about_id, m.at, m.at FROM followers f CROSS JOIN message m
       RETURNING id, endpoint_id AS "endpointId"`,
      [newId(), at.toString(), type, about.kind, about.id, JSON.stringify(data), ...values],
    );
    if (rows.length > 0) written.set(this.tx, [...(written.get(this.tx) ?? []), ...rows]);
  }
}

/** What this transaction has written to be delivered, once. */
export function takeWritten(tx: Transaction): readonly NewDelivery[] {
  const deliveries = written.get(tx) ?? [];
  written.delete(tx);
  return deliveries;
}
