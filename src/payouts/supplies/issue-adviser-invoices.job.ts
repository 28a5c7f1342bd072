import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExpertTable } from '../../experts/index.js';
import type { EarningId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { Jobs } from '../../platform/jobs.js';
import { PolicyTable } from '../../policies/index.js';
import { EarningTable } from '../earning.table.js';
import { AdviserInvoiceTable } from './adviser-invoice.table.js';
import { invoiceOf, suppliedOn } from './adviser-invoice.js';
import { InvoicingAuthorityTable } from './invoicing-authority.table.js';
import { TradingDetailsTable } from './trading-details.table.js';

/** At a time: the rest has its turn ten minutes later. */
const most = 500;

/** Issues invoices of what advisers have earned since they let us. */
@Injectable()
export class IssueAdviserInvoices implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('issue-adviser-invoices', '*/10 * * * *', () => this.issueAll());
  }

  async issueAll(): Promise<void> {
    const missing = await this.database.transaction((tx) => new AdviserInvoiceTable(tx).earningsWithout(most));
    await this.jobs.forEachDue('issue-adviser-invoices', missing, (id) => this.issue(id));
  }

  private issue(id: EarningId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [earning] = await new EarningTable(tx).byIds([id]);
      if (!earning) return;
      const { expertId } = earning;
      await new ExpertTable(tx).lock(expertId);
      const invoices = new AdviserInvoiceTable(tx);
      if (await invoices.ofEarning(id)) return;
      const noon = Temporal.PlainDate.from(suppliedOn(earning)).toZonedDateTime({
        ...{ timeZone: 'Europe/London', plainTime: '12:00' },
      });
      const { standard_percent: standardPercent } = await new PolicyTable(tx).inForce('vat', noon.toInstant());
      const invoice = invoiceOf(earning, {
        details: await new TradingDetailsTable(tx).find(expertId),
        authority: await new InvoicingAuthorityTable(tx).last(expertId),
        ...{ standardPercent, last: await invoices.lastSequence(expertId), now: this.clock.now() },
      });
      if (invoice) await invoices.insert(invoice);
    });
  }
}
