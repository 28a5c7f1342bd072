import type { AdviserPayoutId, ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { ReceiptKind } from './receipt-body.js';
import type { PublicKey } from './receipt-key.js';
import type { Receipt } from './receipt.js';

interface Row {
  readonly payout_id: AdviserPayoutId;
  readonly kind: ReceiptKind;
  readonly expert_id: ExpertId;
  readonly number: number;
  readonly previous_hash: string | null;
  readonly hash: string;
  readonly body: string;
  readonly signature: string;
  readonly key_id: string;
  readonly issued_at: Date;
}

export interface KeptKey extends PublicKey {
  readonly firstUsedAt: Temporal.Instant;
}

/** With the key that it was signed by. Its body is empty once it is forgotten. */
export interface KeptReceipt extends Receipt {
  readonly publicKey: string;
}

/** What advisers hold to prove that they were paid. */
export class ReceiptTable {
  constructor(private readonly tx: Transaction) {}

  /** One receipt of an adviser's at a time. It is the last lock of all that anybody takes. */
  async lock(expertId: ExpertId): Promise<void> {
    await this.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`receipts ${expertId}`]);
  }

  async insertKey({ keyId, publicKey }: PublicKey, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'INSERT INTO receipt_keys (key_id, public_key, first_used_at) VALUES ($1, $2, $3) ON CONFLICT (key_id) DO NOTHING',
      [keyId, publicKey, now.toString()],
    );
  }

  /** What was used last coming last. */
  async keys(): Promise<KeptKey[]> {
    const rows: { key_id: string; public_key: string; first_used_at: Date }[] = await this.tx.query(
      'SELECT key_id, public_key, first_used_at FROM receipt_keys ORDER BY first_used_at, key_id LIMIT 1000',
    );
    return rows.map(({ key_id: keyId, public_key: publicKey, first_used_at: at }) => {
      return { keyId, publicKey, firstUsedAt: at.toTemporalInstant() };
    });
  }

  async insert(receipt: Receipt): Promise<void> {
    const { payoutId, kind, expertId, number, previousHash, hash, body, signature, keyId, issuedAt } = receipt;
    await this.tx.query(
      `INSERT INTO receipts (payout_id, kind, expert_id, number, previous_hash, hash, body, signature, key_id, issued_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [payoutId, kind, expertId, number, previousHash, hash, body, signature, keyId, issuedAt.toString()],
    );
  }

  async find(payoutId: AdviserPayoutId, kind: ReceiptKind): Promise<KeptReceipt | undefined> {
    return (await this.some('payout_id = $1 AND kind = $2', [payoutId, kind]))[0];
  }

  async newestOf(payoutId: AdviserPayoutId): Promise<KeptReceipt | undefined> {
    return (await this.some('payout_id = $1 ORDER BY number DESC LIMIT 1', [payoutId]))[0];
  }

  /** The day on which a bank says that a payment by file came back; undefined where no bank has told. */
  async returnedOn(payoutId: AdviserPayoutId): Promise<Temporal.PlainDate | undefined> {
    const rows: { day: string }[] = await this.tx.query(
      "SELECT happened_on::text AS day FROM bank_file_results WHERE payout_id = $1 AND outcome = 'returned'",
      [payoutId],
    );
    return rows[0] && Temporal.PlainDate.from(rows[0].day);
  }

  /** The last that an adviser has. */
  async last(expertId: ExpertId): Promise<KeptReceipt | undefined> {
    return (await this.some('expert_id = $1 ORDER BY number DESC LIMIT 1', [expertId]))[0];
  }

  /** What was issued last coming first: those before a number, where one is given. */
  async ofExpert(expertId: ExpertId, limit: number, before: number | undefined): Promise<KeptReceipt[]> {
    return this.some(
      'expert_id = $1 AND body IS NOT NULL AND ($3::int IS NULL OR number < $3) ORDER BY number DESC LIMIT $2',
      [...[expertId, limit, before ?? null]],
    );
  }

  /** Payouts that were paid, or paid and came back, of which no receipt says so. */
  async payoutsWithout(limit: number): Promise<AdviserPayoutId[]> {
    const rows: { id: AdviserPayoutId }[] = await this.tx.query(
      `SELECT p.id FROM adviser_payouts p
       WHERE p.paid_at IS NOT NULL AND (NOT EXISTS (SELECT FROM receipts WHERE payout_id = p.id AND kind = 'paid')
         OR p.state = 'returned' AND NOT EXISTS (SELECT FROM receipts WHERE payout_id = p.id AND kind = 'returned'))
       ORDER BY p.paid_at, p.id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  private async some(condition: string, values: unknown[]): Promise<KeptReceipt[]> {
    const rows: (Row & { public_key: string })[] = await this.tx.query(
      `SELECT r.payout_id, r.kind, r.expert_id, r.number, r.previous_hash, r.hash, coalesce(r.body, '') AS body, r.signature, r.key_id, r.issued_at, k.public_key
       FROM receipts r JOIN receipt_keys k USING (key_id) WHERE ${condition}`,
      values,
    );
    return rows.map(receiptOf);
  }
}

function receiptOf(row: Row & { readonly public_key: string }): KeptReceipt {
  const { kind, number, hash, body, signature } = row;
  return {
    ...{ payoutId: row.payout_id, kind, expertId: row.expert_id, number, previousHash: row.previous_hash },
    ...{ hash, body, signature, keyId: row.key_id, publicKey: row.public_key },
    issuedAt: row.issued_at.toTemporalInstant(),
  };
}
