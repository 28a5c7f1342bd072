import { newId, type PaymentId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Provider } from '../payment.js';
import type { ToldEvent } from '../provider.js';
import type { CameBy, ProviderEvent, ProviderEventId } from './provider-event.js';
import type { FailedTry } from './try-again.js';

interface Row {
  readonly id: ProviderEventId;
  readonly provider: Provider;
  readonly event_id: string;
  readonly kind: string;
  readonly payment_id: PaymentId | null;
  readonly subject: string | null;
  readonly body: object;
  readonly happened_at: Date;
  readonly tries: number;
}

/** What providers told us, each event once, and up to where their own lists have been read. */
export class ProviderEventTable {
  constructor(private readonly tx: Transaction) {}

  /** Undefined where it is there already, however often it is told. */
  async insert(
    { provider, event, cameBy }: { readonly provider: Provider; readonly event: ToldEvent; readonly cameBy: CameBy },
    now: Temporal.Instant,
  ): Promise<ProviderEventId | undefined> {
    const { eventId, kind, paymentId, subject, happenedAt, body } = event;
    const rows: { id: ProviderEventId }[] = await this.tx.query(
      `INSERT INTO provider_events (id, provider, event_id, kind, payment_id, subject, body, came_by, happened_at, received_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) ON CONFLICT (provider, event_id) DO NOTHING RETURNING id`,
      [
        ...[newId(), provider, eventId, kind, isUuid(paymentId) ? paymentId : null, subject],
        ...[storable(body), cameBy, happenedAt.toString(), now.toString()],
      ],
    );
    return rows[0]?.id;
  }

  /** Undefined where it is handled, parked, or not to be tried yet. */
  async due(id: ProviderEventId, now: Temporal.Instant): Promise<ProviderEvent | undefined> {
    const rows: Row[] = await this.tx.query(
      'SELECT * FROM provider_events WHERE id = $1 AND handled_at IS NULL AND parked_at IS NULL AND due_at <= $2',
      [id, now.toString()],
    );
    return rows.map(eventOf)[0];
  }

  /** The ids of what is to be handled, the oldest first. */
  async allDue(now: Temporal.Instant): Promise<ProviderEventId[]> {
    const rows: { id: ProviderEventId }[] = await this.tx.query(
      `SELECT id FROM provider_events WHERE handled_at IS NULL AND parked_at IS NULL AND due_at <= $1
       ORDER BY due_at, id LIMIT 500`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** What it held besides ids is not kept. */
  async handled(id: ProviderEventId, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE provider_events SET handled_at = $2, failure = NULL, body = '{}' WHERE id = $1 AND parked_at IS NULL`,
      [id, now.toString()],
    );
  }

  async failed(id: ProviderEventId, { tries, failure, dueAt, parkedAt }: FailedTry): Promise<void> {
    await this.tx.query(
      `UPDATE provider_events SET tries = $2, failure = $3, due_at = $4, parked_at = $5 WHERE id = $1 AND handled_at IS NULL`,
      [id, tries, failure, dueAt.toString(), parkedAt?.toString() ?? null],
    );
  }

  /** Nothing is ever done about it, and what it held besides ids is not kept. */
  async ignored(id: ProviderEventId, tries: number, because: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE provider_events SET handled_at = $4, tries = $2, ignored_because = $3, failure = NULL, body = '{}'
       WHERE id = $1 AND handled_at IS NULL AND parked_at IS NULL`,
      [id, tries, because, now.toString()],
    );
  }

  async cursor(provider: Provider): Promise<string | null> {
    const rows: { cursor: string }[] = await this.tx.query('SELECT cursor FROM provider_cursors WHERE provider = $1', [
      provider,
    ]);
    return rows[0]?.cursor ?? null;
  }

  async readUpTo(provider: Provider, cursor: string, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `INSERT INTO provider_cursors (provider, cursor, read_at) VALUES ($1, $2, $3)
       ON CONFLICT (provider) DO UPDATE SET cursor = excluded.cursor, read_at = excluded.read_at`,
      [provider, cursor, now.toString()],
    );
  }
}

function isUuid(text: string | null): boolean {
  return text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Postgres keeps no null character and no half of a pair. */
function storable(body: object): string {
  return JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );
}

function eventOf(row: Row): ProviderEvent {
  return {
    ...{ id: row.id, provider: row.provider, eventId: row.event_id, kind: row.kind },
    ...{ paymentId: row.payment_id, subject: row.subject, body: row.body, tries: row.tries },
    happenedAt: row.happened_at.toTemporalInstant(),
  };
}
