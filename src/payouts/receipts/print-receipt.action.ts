import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../accounts/index.js';
import type { AdviserPayoutId } from '../../kernel/id.js';
import { ReadReceipts } from './read-receipts.action.js';
import type { ReadReceiptPdfRequest } from './receipt.request.js';
import { viewReceipt } from './receipt.view.js';

@Injectable()
export class PrintReceipt {
  constructor(private readonly readReceipts: ReadReceipts) {}

  /** The receipt on paper, with its hash and a name to save it by: made of the receipt alone. Throws `not-found`. */
  async run(actor: Actor, id: AdviserPayoutId, { kind, language = actor.language }: ReadReceiptPdfRequest) {
    const receipt = await this.readReceipts.one(actor, id, kind, 'readReceiptPdf');
    const { receiptPdf } = await import('./receipt-pdf.js'); // what prints takes long to load: no start waits for it
    const content = await receiptPdf(receipt, { language, file: JSON.stringify(viewReceipt(receipt), null, 2) });
    const hash = createHash('sha256').update(content).digest('hex');
    return { content, hash, name: `receipt-${receipt.number}-${language}.pdf` };
  }
}
