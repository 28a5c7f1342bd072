import type { UserId, VoucherId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Voucher } from '../voucher.js';
import type { Declared, DeclarationText } from './declaration.js';

interface Row {
  readonly code: string;
  readonly version: number;
  readonly subsidy_only: boolean;
  readonly text_en: string;
  readonly text_cy: string;
}

/** What is declared with an acceptance: the texts, and who declared which of them. */
export class DeclarationTable {
  constructor(private readonly tx: Transaction) {}

  /** What whoever accepts this voucher at an instant has to declare. */
  async needed({ subsidyControlled }: Voucher, at: Temporal.Instant): Promise<DeclarationText[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT DISTINCT ON (code) * FROM declaration_texts WHERE in_force_from <= $1 AND ($2 OR NOT subsidy_only)
       ORDER BY code, in_force_from DESC`,
      [at.toString(), subsidyControlled],
    );
    return rows.map(textOf);
  }

  /** What was declared of a voucher, with the words it was declared in. */
  async of(voucherId: VoucherId): Promise<DeclarationText[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT t.* FROM voucher_declarations d JOIN declaration_texts t USING (code, version) WHERE d.voucher_id = $1 ORDER BY code`,
      [voucherId],
    );
    return rows.map(textOf);
  }

  async insert(
    voucherId: VoucherId,
    declared: readonly Declared[],
    { by, now }: { readonly by: UserId; readonly now: Temporal.Instant },
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO voucher_declarations (voucher_id, code, version, declared_at, declared_by)
       SELECT $1, code, version, $2, $3 FROM json_to_recordset($4) AS declared (code text, version integer)`,
      [voucherId, now.toString(), by, JSON.stringify(declared)],
    );
  }
}

function textOf(row: Row): DeclarationText {
  const { code, version } = row;
  return { code, version, subsidyOnly: row.subsidy_only, textEn: row.text_en, textCy: row.text_cy };
}
