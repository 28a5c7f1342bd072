import type { ExpertId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { TaxNumber, TradingDetails } from './trading-details.js';

interface Row {
  readonly expert_id: ExpertId;
  readonly kind: TradingDetails['kind'];
  readonly legal_name: string;
  readonly address: string;
  readonly country: string;
  readonly vat_number: string | null;
  readonly tax_number_kind: TaxNumber['kind'] | null;
  readonly tax_number: string | null;
  readonly date_of_birth: string | null;
  readonly invoice_prefix: string;
  readonly stated_at: Date;
}

/** As advisers state them; the last word holds. */
export class TradingDetailsTable {
  constructor(private readonly tx: Transaction) {}

  async find(expertId: ExpertId): Promise<TradingDetails | undefined> {
    return (await this.findAll([expertId]))[0];
  }

  async findAll(expertIds: readonly ExpertId[]): Promise<TradingDetails[]> {
    const rows: Row[] = await this.tx.query('SELECT * FROM trading_details WHERE expert_id = ANY ($1)', [expertIds]);
    return rows.map(detailsOf);
  }

  async write(details: TradingDetails): Promise<void> {
    const { expertId, kind, legalName, address, country, vatNumber, taxNumber, dateOfBirth, invoicePrefix } = details;
    await this.tx.query(
      `INSERT INTO trading_details (expert_id, kind, legal_name, address, country, vat_number, tax_number_kind, tax_number,
         date_of_birth, invoice_prefix, stated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (expert_id) DO UPDATE SET kind = $2, legal_name = $3, address = $4, country = $5, vat_number = $6,
         tax_number_kind = $7, tax_number = $8, date_of_birth = $9, invoice_prefix = $10, stated_at = $11`,
      [
        ...[expertId, kind, legalName, address, country, vatNumber, taxNumber?.kind ?? null, taxNumber?.value ?? null],
        ...[dateOfBirth, invoicePrefix, details.statedAt.toString()],
      ],
    );
  }
}

function detailsOf(row: Row): TradingDetails {
  return {
    ...{ expertId: row.expert_id, kind: row.kind, legalName: row.legal_name, address: row.address },
    ...{ country: row.country, vatNumber: row.vat_number, dateOfBirth: row.date_of_birth },
    taxNumber: row.tax_number_kind && row.tax_number ? { kind: row.tax_number_kind, value: row.tax_number } : null,
    ...{ invoicePrefix: row.invoice_prefix, statedAt: row.stated_at.toTemporalInstant() },
  };
}
