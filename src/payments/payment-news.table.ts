import { newId, type PaymentId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
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
    const news: PaymentNews = { id: newId(), paymentId, kind, at };
    await this.tx.query('INSERT INTO payment_news (id, payment_id, kind, at) VALUES ($1, $2, $3, $4)', [
      ...[news.id, paymentId, kind, at.toString()],
    ]);
    return news;
  }

  /** Not yet told: undefined for what is, or is parked. */
  async untold(id: PaymentNews['id']): Promise<PaymentNews | undefined> {
    const rows: Row[] = await this.tx.query(
      'SELECT * FROM payment_news WHERE id = $1 AND told_at IS NULL AND parked_at IS NULL',
      [id],
    );
    return rows.map(newsOf)[0];
  }

  async told(id: PaymentNews['id'], at: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE payment_news SET told_at = $2, failure = NULL WHERE id = $1', [id, at.toString()]);
  }

  /** Of what waits to be told the ids, the oldest first. */
  async waiting(): Promise<PaymentNews['id'][]> {
    const rows: { id: PaymentNews['id'] }[] = await this.tx.query(
      'SELECT id FROM payment_news WHERE told_at IS NULL AND parked_at IS NULL ORDER BY at, id LIMIT 500',
    );
    return rows.map(({ id }) => id);
  }

  /** One more try that failed; after the last of `most` it is parked, for a steward to look at. */
  async failed(id: PaymentNews['id'], failure: string, most: number, at: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE payment_news SET tries = tries + 1, failure = $2, parked_at = CASE WHEN tries + 1 >= $3 THEN $4::timestamptz END
       WHERE id = $1 AND told_at IS NULL`,
      [id, failure.slice(0, 500), most, at.toString()],
    );
  }
}

function newsOf({ id, payment_id: paymentId, kind, at }: Row): PaymentNews {
  return { id, paymentId, kind, at: at.toTemporalInstant() };
}
