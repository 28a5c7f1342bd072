import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import { type Entry, PersonalData } from '../../platform/personal-data.js';
import { before, Retention } from '../../platform/retention.js';

/** Who advisers are to the law, their word on invoices, and the invoices in their name. */
@Injectable()
export class PersonalSupplies implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.tellOfDetails();
    this.tellOfAuthorities();
    this.tellOfInvoices();
    this.personalData.tellOfOrganisations({
      ...{ name: 'adviser-invoices', purpose, kept },
      export: (tx, organisationId, { skip, count }) =>
        invoices(tx, 'i.organisation_id = $1', [organisationId, skip, count]),
    });
  }

  private tellOfDetails(): void {
    this.personalData.tell({
      name: 'trading-details',
      purpose:
        'To issue your invoices, and to tell the tax office of what you were paid, as the law asks of platforms.',
      kept: 'As long as financial records, counted from what you earned last; at once, where you never earned anything.',
      covers: [],
      erased: {
        goes: 'Your legal name, address, tax and VAT numbers and date of birth, once financial records need not be kept any longer.',
        stays: 'All of them until then.',
      },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT d.* FROM trading_details d JOIN experts x ON x.id = d.expert_id
           WHERE x.user_id = $1 ORDER BY d.expert_id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      held: (tx, { userId }, now) => this.held(tx, userId, now),
      erase: (tx, { userId }, now) => this.forgetDetails(tx, userId, now),
      release: (tx, userId, now) => this.forgetDetails(tx, userId, now),
    });
  }

  private tellOfAuthorities(): void {
    this.personalData.tell({
      name: 'invoicing-authorities',
      purpose: 'To prove from when to when we might issue invoices in your name.',
      kept: 'For good: days and a number of a wording.',
      covers: [],
      erased: { stays: 'All of it, without your name: what was invoiced was invoiced under it.' },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT a.number, a.given, a.wording_version, a.at FROM invoicing_authorities a JOIN experts x ON x.id = a.expert_id
           WHERE x.user_id = $1 ORDER BY a.expert_id, a.number OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: () => Promise.resolve(),
    });
  }

  private tellOfInvoices(): void {
    this.personalData.tell({
      ...{ name: 'adviser-invoices', purpose, kept, covers: [] },
      erased: {
        goes: 'Your name, address and VAT number on them, once financial records need not be kept any longer.',
        stays: 'Their numbers and figures, without your name.',
      },
      export: (tx, { userId }, { skip, count }) => invoices(tx, 'x.user_id = $1', [userId, skip, count]),
      erase: () => Promise.resolve(),
      release: async (tx, userId, now) => {
        await tx.query(
          `UPDATE adviser_invoices SET seller_name = NULL, seller_address = NULL, seller_vat_number = NULL
           WHERE expert_id IN (SELECT id FROM experts WHERE user_id = $1) AND seller_name IS NOT NULL AND issued_at < $2`,
          [userId, await this.since(tx, now)],
        );
      },
    });
  }

  private async held(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<number> {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM trading_details d JOIN experts x ON x.id = d.expert_id WHERE x.user_id = $1 AND ${isHeld}`,
      [userId, await this.since(tx, now)],
    );
    return rows.length;
  }

  private async forgetDetails(tx: Transaction, userId: UserId, now: Temporal.Instant): Promise<void> {
    await tx.query(
      `DELETE FROM trading_details d USING experts x WHERE x.id = d.expert_id AND x.user_id = $1 AND NOT ${isHeld}`,
      [userId, await this.since(tx, now)],
    );
  }

  private async since(tx: Transaction, now: Temporal.Instant): Promise<string> {
    const { financial_years: years } = await this.retention.inForce(tx, now);
    return before(now, { years }).toString();
  }
}

const purpose = 'To show what was supplied to whom, and what VAT was charged.';
const kept = 'For good; the name of an adviser who is erased as long as financial records.';
const isHeld = 'EXISTS (SELECT FROM earnings e WHERE e.expert_id = d.expert_id AND e.earned_at >= $2)';

function invoices(tx: Transaction, whose: string, values: unknown[]): Promise<Entry[]> {
  return tx.query(
    `SELECT i.id, i.number, i.earning_id, i.organisation_id, i.buyer_name, i.seller_name, i.seller_address, i.seller_vat_number,
       i.title_en, i.title_cy, i.supplied_on, i.currency, i.net_minor, i.vat_percent, i.vat_minor, i.gross_minor, i.shares, i.issued_at,
       '/api/v1/adviser-invoices/' || i.id || '.pdf' AS file
     FROM adviser_invoices i JOIN experts x ON x.id = i.expert_id
     WHERE ${whose} ORDER BY i.issued_at, i.id OFFSET $2 LIMIT $3`,
    values,
  );
}
