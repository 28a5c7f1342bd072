import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { PaymentProblem } from './payment-problem.js';

interface Row extends Pick<PaymentProblem, 'id' | 'source' | 'provider' | 'kind' | 'subject' | 'tries'> {
  readonly payment_id: PaymentProblem['paymentId'];
  readonly failure: string | null;
  readonly parked_at: Date;
}

const parked = `
  SELECT id, 'event' AS source, provider, kind, subject, payment_id, tries, failure, parked_at
  FROM provider_events WHERE parked_at IS NOT NULL
  UNION ALL
  SELECT n.id, 'news', p.provider, n.kind, p.external_id, n.payment_id, n.tries, n.failure, n.parked_at
  FROM payment_news n JOIN payments p ON p.id = n.payment_id WHERE n.parked_at IS NOT NULL`;

/** Events and news that are parked. */
export class PaymentProblemTable {
  constructor(private readonly tx: Transaction) {}

  /** The longest parked first. */
  async list({
    after,
    count,
  }: {
    readonly after: Place | undefined;
    readonly count: number;
  }): Promise<PaymentProblem[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT * FROM (${parked}) parked WHERE $1::timestamptz IS NULL OR (parked_at, id) > ($1, $2::uuid)
       ORDER BY parked_at, id LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(problemOf);
  }

  /** Locked until the transaction ends; undefined where nothing of this id is parked. */
  async lock(id: string): Promise<PaymentProblem | undefined> {
    await this.tx.query('SELECT FROM provider_events WHERE id = $1 FOR UPDATE', [id]);
    await this.tx.query('SELECT FROM payment_news WHERE id = $1 FOR UPDATE', [id]);
    const rows: Row[] = await this.tx.query(`SELECT * FROM (${parked}) parked WHERE id = $1`, [id]);
    return rows.map(problemOf)[0];
  }

  /** Due at once, and tried as often as if it were new. */
  async redrive({ id, source }: PaymentProblem, now: Temporal.Instant): Promise<void> {
    const table = source === 'event' ? 'provider_events' : 'payment_news';
    await this.tx.query(`UPDATE ${table} SET parked_at = NULL, tries = 0, due_at = $2 WHERE id = $1`, [
      id,
      now.toString(),
    ]);
  }
}

function problemOf({
  id,
  source,
  provider,
  kind,
  subject,
  tries,
  payment_id,
  failure,
  parked_at,
}: Row): PaymentProblem {
  return {
    ...{ id, source, provider, kind, subject, tries, paymentId: payment_id },
    ...{ failure: failure ?? '', parkedAt: parked_at.toTemporalInstant() },
  };
}
