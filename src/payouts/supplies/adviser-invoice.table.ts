import type { AdviserInvoiceId, EarningId, ExpertId, OrganisationId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { EarningShare } from '../earning.js';
import type { AdviserInvoice } from './adviser-invoice.js';

interface Row {
  readonly id: AdviserInvoiceId;
  readonly earning_id: EarningId;
  readonly expert_id: ExpertId;
  readonly organisation_id: OrganisationId;
  readonly authority_number: number;
  readonly prefix: string;
  readonly sequence: number;
  readonly net_minor: number;
  readonly vat_percent: string;
  readonly vat_minor: number;
  readonly supplied_on: string;
  readonly title_en: string;
  readonly title_cy: string;
  readonly seller_name: string | null;
  readonly seller_address: string | null;
  readonly seller_vat_number: string | null;
  readonly buyer_name: string;
  readonly shares: readonly EarningShare[];
  readonly issued_at: Date;
}

interface Page {
  readonly after: Place | undefined;
  readonly count: number;
}

/** Invoices in advisers' names. Whoever issues one has locked its adviser. */
export class AdviserInvoiceTable {
  constructor(private readonly tx: Transaction) {}

  async insert(invoice: AdviserInvoice): Promise<void> {
    const { id, earningId, expertId, organisationId, authorityNumber, prefix, sequence, net, vatPercent, vat } =
      invoice;
    const { suppliedOn, titleEn, titleCy, seller, buyerName, shares, issuedAt } = invoice;
    await this.tx.query(
      `INSERT INTO adviser_invoices (id, earning_id, expert_id, organisation_id, authority_number, prefix, sequence, currency, net_minor,
         vat_percent, vat_minor, supplied_on, title_en, title_cy, seller_name, seller_address, seller_vat_number, buyer_name, shares, issued_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
      [
        ...[id, earningId, expertId, organisationId, authorityNumber, prefix, sequence, net.currency, net.minor],
        ...[vatPercent, vat.minor, suppliedOn, titleEn, titleCy, seller?.name ?? null, seller?.address ?? null],
        ...[seller?.vatNumber ?? null, buyerName, JSON.stringify(shares), issuedAt.toString()],
      ],
    );
  }

  /** Throws `not-found`. */
  async find(id: AdviserInvoiceId): Promise<AdviserInvoice> {
    const [found] = await this.some('id = $1', [id]);
    if (!found) throw notFound('invoice');
    return found;
  }

  async ofEarning(earningId: EarningId): Promise<AdviserInvoice | undefined> {
    return (await this.some('earning_id = $1', [earningId]))[0];
  }

  /** The number of an adviser's last one, or 0. */
  async lastSequence(expertId: ExpertId): Promise<number> {
    const rows: { last: number }[] = await this.tx.query(
      'SELECT coalesce(max(sequence), 0) AS last FROM adviser_invoices WHERE expert_id = $1',
      [expertId],
    );
    return rows[0]?.last ?? 0;
  }

  /** What was issued last comes first; so the next. */
  ofExpert(expertId: ExpertId, page: Page): Promise<AdviserInvoice[]> {
    return this.page('expert_id', expertId, page);
  }

  ofOrganisation(organisationId: OrganisationId, page: Page): Promise<AdviserInvoice[]> {
    return this.page('organisation_id', organisationId, page);
  }

  /** Earnings that are to be invoiced, of each adviser the first first. */
  async earningsWithout(limit: number): Promise<EarningId[]> {
    const rows: { id: EarningId }[] = await this.tx.query(
      `SELECT e.id FROM trading_details d
       JOIN LATERAL (SELECT a.given, a.at FROM invoicing_authorities a WHERE a.expert_id = d.expert_id ORDER BY a.number DESC LIMIT 1) a ON a.given
       JOIN earnings e ON e.expert_id = d.expert_id AND e.earned_at >= a.at
       WHERE e.facts -> 'organisation' <> 'null' AND (e.vat_minor = 0 OR d.vat_number IS NOT NULL)
         AND NOT EXISTS (SELECT FROM adviser_invoices i WHERE i.earning_id = e.id)
       ORDER BY e.expert_id, e.earned_at, e.id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  private page(column: 'expert_id' | 'organisation_id', whose: string, { after, count }: Page) {
    return this.some(
      `${column} = $1 AND ($2::timestamptz IS NULL OR (issued_at, id) < ($2, $3::uuid)) ORDER BY issued_at DESC, id DESC LIMIT $4`,
      [whose, after?.at ?? null, after?.id ?? null, count],
    );
  }

  private async some(condition: string, values: unknown[]): Promise<AdviserInvoice[]> {
    const rows: Row[] = await this.tx.query(`SELECT * FROM adviser_invoices WHERE ${condition}`, values);
    return rows.map(rowAsInvoice);
  }
}

function rowAsInvoice(row: Row): AdviserInvoice {
  const { id, prefix, sequence, shares, seller_name: name, seller_address: address } = row;
  return {
    ...{ id, earningId: row.earning_id, expertId: row.expert_id, organisationId: row.organisation_id },
    ...{ authorityNumber: row.authority_number, prefix, sequence, net: money(row.net_minor) },
    ...{ vatPercent: Number(row.vat_percent), vat: money(row.vat_minor), suppliedOn: row.supplied_on },
    ...{ titleEn: row.title_en, titleCy: row.title_cy, buyerName: row.buyer_name, shares },
    seller: name && address ? { name, address, vatNumber: row.seller_vat_number } : null,
    issuedAt: row.issued_at.toTemporalInstant(),
  };
}
