import { newId, type PaymentId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import type { FailedTry } from './events/try-again.js';
import type { PaymentNews, PaymentNewsKind } from './payment.js';

interface Row {
  readonly id: PaymentNews['id'];
  readonly payment_id: PaymentId;
  readonly kind: PaymentNewsKind;
  readonly at: Date;
  readonly tries: number;
}

/** What became of payments, until whoever they are for has been told. */
export class PaymentNewsTable {
  constructor(private readonly tx: Transaction) {}

  async insert(paymentId: PaymentId, kind: PaymentNewsKind, at: Temporal.Instant): Promise<PaymentNews> {
    const news: PaymentNews = { id: newId(), paymentId, kind, at, tries: 0 };
    await this.tx.query('INSERT INTO payment_news (id, payment_id, kind, at, due_at) VALUES ($1, $2, $3, $4, $4)', [
      ...[news.id, paymentId, kind, at.toString()],
    ]);
    return news;
  }

  /** Undefined where it is told, parked, or not to be tried yet. */
  async due(id: PaymentNews['id'], now: Temporal.Instant): Promise<PaymentNews | undefined> {
    const rows: Row[] = await this.tx.query(
      'SELECT * FROM payment_news WHERE id = $1 AND told_at IS NULL AND parked_at IS NULL AND due_at <= $2',
      [id, now.toString()],
    );
    return rows.map(newsOf)[0];
  }

  async told(id: PaymentNews['id'], at: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE payment_news SET told_at = $2, failure = NULL WHERE id = $1 AND parked_at IS NULL', [
      id,
      at.toString(),
    ]);
  }

  /** The ids of what is to be told, the oldest first. */
  async allDue(now: Temporal.Instant): Promise<PaymentNews['id'][]> {
    const rows: { id: PaymentNews['id'] }[] = await this.tx.query(
      `SELECT id FROM payment_news WHERE told_at IS NULL AND parked_at IS NULL AND due_at <= $1
       ORDER BY due_at, id LIMIT 500`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  async failed(id: PaymentNews['id'], { tries, failure, dueAt, parkedAt }: FailedTry): Promise<void> {
    await this.tx.query(
      `UPDATE payment_news SET tries = $2, failure = $3, due_at = $4, parked_at = $5 WHERE id = $1 AND told_at IS NULL`,
      [id, tries, failure, dueAt.toString(), parkedAt?.toString() ?? null],
    );
  }
}

function newsOf({ id, payment_id: paymentId, kind, at, tries }: Row): PaymentNews {
  return { id, paymentId, kind, at: at.toTemporalInstant(), tries };
}
