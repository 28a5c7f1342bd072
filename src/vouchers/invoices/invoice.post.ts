import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Person } from '../../accounts/index.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import { ProgrammeTable } from '../programme.table.js';
import type { KeptInvoice } from './invoice.js';
import { invoiceLetter, type InvoiceLetterFacts } from './invoice.letters.js';
import type { InvoiceNewsKind } from './invoice.letters.catalogue.js';
import type { StandingDeposit } from './standing-deposit.js';
import { hasAccount } from './seller.js';
import { invoiceUrl } from './write-invoice.js';

/**
 * Tells those who answer for a funder's money what became of an invoice, each in their language: its finance and admins, or where there are
 * none all of it. That money was taken back is the stewards' to know too.
 */
@Injectable()
export class InvoicePost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(tx: Transaction, kind: Exclude<InvoiceNewsKind, 'paused'>, invoice: KeptInvoice): Promise<void> {
    const programme = await new ProgrammeTable(tx).find(invoice.programmeId);
    const seller = await new PolicyTable(tx).inForce('invoices', invoice.issuedAt);
    const facts = {
      ...{ kind, amount: invoice.gross, programme, invoice, url: invoiceUrl(this.config.baseUrl, invoice) },
      byTransfer: hasAccount(seller),
    };
    const readers = await new AccountTable(tx).answeringForMoney(invoice.organisationId);
    const stewards = kind === 'taken-back' ? await new AccountTable(tx).stewards() : [];
    await this.write(tx, facts, [...readers, ...stewards]);
  }

  async sendPaused(tx: Transaction, { programmeId, amount }: StandingDeposit): Promise<void> {
    const programme = await new ProgrammeTable(tx).find(programmeId);
    const facts = { kind: 'paused', amount, programme, invoice: null, url: '', byTransfer: false } as const;
    await this.write(tx, facts, await new AccountTable(tx).answeringForMoney(programme.funderId));
  }

  private async write(tx: Transaction, facts: InvoiceLetterFacts, readers: readonly Person[]): Promise<void> {
    const unique = new Map(readers.map((person) => [person.userId, person]));
    for (const person of unique.values())
      await this.mail.post(tx, {
        kind: `invoice-${facts.kind}`,
        to: { name: person.name, address: person.email },
        ...invoiceLetter(facts, person),
      });
  }
}
