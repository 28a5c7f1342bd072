import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';

/** An adviser's last word on whether we may issue their invoices. */
export interface InvoicingAuthority {
  readonly expertId: ExpertId;
  /** From 1; each word has its own. */
  readonly number: number;
  readonly given: boolean;
  readonly wordingVersion: number;
  readonly at: Temporal.Instant;
}

interface Row {
  readonly expert_id: ExpertId;
  readonly number: number;
  readonly given: boolean;
  readonly wording_version: number;
  readonly at: Date;
}

/** Whoever writes has locked the adviser. */
export class InvoicingAuthorityTable {
  constructor(private readonly tx: Transaction) {}

  async last(expertId: ExpertId): Promise<InvoicingAuthority | undefined> {
    const rows: Row[] = await this.tx.query(
      'SELECT * FROM invoicing_authorities WHERE expert_id = $1 ORDER BY number DESC LIMIT 1',
      [expertId],
    );
    return rows.map((row) => ({
      ...{ expertId: row.expert_id, number: row.number, given: row.given },
      ...{ wordingVersion: row.wording_version, at: row.at.toTemporalInstant() },
    }))[0];
  }

  async insert({ expertId, number, given, wordingVersion, at }: InvoicingAuthority): Promise<void> {
    await this.tx.query(
      'INSERT INTO invoicing_authorities (expert_id, number, given, wording_version, at) VALUES ($1, $2, $3, $4, $5)',
      [expertId, number, given, wordingVersion, at.toString()],
    );
  }
}
