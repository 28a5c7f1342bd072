import type { PaymentId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import type { Jobs } from '../platform/jobs.js';
import type { PaymentNewsKind } from './payment.js';
import { PaymentNewsTable } from './payment-news.table.js';

interface Announced {
  readonly id: PaymentId;
  readonly news: readonly PaymentNewsKind[];
}

/** Has whoever a payment is for told what became of it, once the transaction is done. */
export async function announce(
  tx: Transaction,
  jobs: Jobs,
  { id, news }: Announced,
  now: Temporal.Instant,
): Promise<void> {
  for (const kind of news) {
    const { id: newsId } = await new PaymentNewsTable(tx).insert(id, kind, now);
    await jobs.send(tx, 'tell-of-payment', { newsId }, newsId);
  }
}
