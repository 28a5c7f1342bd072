import { createHash } from 'node:crypto';
import type { InvoiceId } from '../../kernel/id.js';
import type { Language } from '../../kernel/when.js';
import type { Transaction } from '../../platform/database.js';

export const documentKinds = ['invoice', 'credit-note'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** One of an invoice's documents. */
export interface DocumentName {
  readonly invoiceId: InvoiceId;
  readonly kind: DocumentKind;
  readonly language: Language;
}

interface KeptDocument {
  readonly content: Buffer;
  readonly hash: string;
}

/** Invoices and credit notes as they were first printed. */
export class InvoiceDocumentTable {
  constructor(private readonly tx: Transaction) {}

  /** Where it was not printed before; whoever was first printed what stays. */
  async insert({ invoiceId, kind, language }: DocumentName, content: Buffer): Promise<void> {
    const sha256 = createHash('sha256').update(content).digest();
    await this.tx.query(
      `INSERT INTO invoice_documents (invoice_id, kind, language, content, sha256) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [invoiceId, kind, language, content, sha256],
    );
  }

  /** With its hash, in hexadecimal digits. */
  async find({ invoiceId, kind, language }: DocumentName): Promise<KeptDocument | undefined> {
    const rows: { content: Buffer; sha256: Buffer }[] = await this.tx.query(
      'SELECT content, sha256 FROM invoice_documents WHERE invoice_id = $1 AND kind = $2 AND language = $3',
      [invoiceId, kind, language],
    );
    return rows.map(({ content, sha256 }) => ({ content, hash: sha256.toString('hex') }))[0];
  }
}
